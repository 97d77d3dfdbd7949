package dev.slipway.simulator;

import dev.slipway.testing.leaks.Leaks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A function of the CDK's framework, the code that the CDK has staged for it: each invocation is a
 * process of Node.js, which the CDK needs anyway.
 */
record NodeFunction(Code code, String endpoint) {

  private static final Path RUNTIME = Path.of("src/test/resources/simulator").toAbsolutePath();

  /** Runs one invocation; what it prints goes to the log. */
  Outcome invoke(String event, List<String> log) {
    try {
      Process process = start();
      process.getOutputStream().write(event.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      log.add(Leaks.watched("the framework's log", printed));
      String outcome = printed.substring(printed.lastIndexOf('\n') + 1);
      return new Outcome(Json.map(outcome).containsKey("errorType"), outcome);
    } catch (IOException e) {
      throw new UncheckedIOException("Node.js did not start; the CDK needs it too", e);
    }
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("node", "--no-warnings", RUNTIME.resolve("runtime.js").toString());
    builder.environment().keySet().retainAll(Set.of("PATH"));
    builder.environment().putAll(code.variables());
    builder
        .environment()
        .putAll(
            Map.of(
                "_HANDLER", code.handler(),
                "LAMBDA_TASK_ROOT", code.path().toString(),
                "NODE_PATH", RUNTIME.resolve("sdk").toString(),
                "AWS_ENDPOINT_URL", endpoint));
    return builder.redirectErrorStream(true).start();
  }
}
