package dev.slipway.bench.function;

import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.RuntimeApi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The ahead-of-time cache of a function, made from a run in which it answered two calls: JDK 25
 * writes it when the run ends (JEP 514).
 */
final class Cache {

  static final String WITH = ", cached";

  private Cache() {}

  /** The same with a cache, without which it does not start. */
  static Contender of(Contender plain, Path folder) {
    Path cache = folder.resolve("cache-" + Math.abs(plain.hashCode()) + ".aot");
    Contender trained = plain.withJvmFlags("-XX:AOTCacheOutput=" + cache);
    try (RuntimeApi api = new RuntimeApi();
        LambdaProcess process = LambdaProcess.start(api, trained.function())) {
      Sample.call(api, trained);
      Sample.call(api, trained);
      end(process);
    }
    if (!Files.exists(cache)) {
      throw new IllegalStateException("the JVM made no cache of " + plain.name());
    }
    return plain.withJvmFlags("-XX:AOTCache=" + cache, "-XX:AOTMode=on").named(plain.name() + WITH);
  }

  /** As Lambda ends it: asked to, with time to obey. */
  private static void end(LambdaProcess process) {
    ProcessHandle.of(process.pid())
        .ifPresent(
            handle -> {
              handle.destroy();
              handle.onExit().orTimeout(60, TimeUnit.SECONDS).join();
            });
  }
}
