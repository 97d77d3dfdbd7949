package dev.slipway.bench.function;

import dev.slipway.bench.result.Measure;
import dev.slipway.bench.result.Outcome;
import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.LoadedClasses;
import dev.slipway.testing.function.RuntimeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much of a function there is: the size of its jar, and the classes that its first call loads.
 */
record Extent(String name, long bytes, LoadedClasses classes) {

  /** Calls a function once, apart from what is timed: to list classes takes time. */
  static Extent of(Contender contender) throws IOException {
    Path jar = contender.function().code();
    Path list = Files.createTempFile("slipway-bench", ".classes");
    try {
      Contender listing = contender.withJvmFlags(LoadedClasses.flag(list));
      try (RuntimeApi api = new RuntimeApi();
          LambdaProcess process = LambdaProcess.start(api, listing.function())) {
        Sample.call(api, listing);
      }
      return new Extent(contender.name(), Files.size(jar), LoadedClasses.of(jar, list));
    } finally {
      Files.delete(list);
    }
  }

  void into(Outcome.Builder outcome) {
    outcome.figure("what is deployed", name, Measure.SIZE, bytes / 1e6);
    outcome.figure("what is deployed", name, Measure.CLASSES, classes.names().size());
  }
}
