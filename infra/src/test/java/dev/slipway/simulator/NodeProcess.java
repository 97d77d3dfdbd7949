package dev.slipway.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A process of Node.js, which the CDK needs anyway, as Lambda's runtime: it runs one invocation
 * after the other, of whatever function, for its start takes longer than most of them. It ends with
 * this JVM.
 */
final class NodeProcess {

  private static final Path RUNTIME = Path.of("src/test/resources/simulator").toAbsolutePath();
  private static final String OUTCOME = "outcome ";
  private static final Queue<NodeProcess> IDLE = new ConcurrentLinkedQueue<>();

  private final Writer invocations;
  private final BufferedReader output;

  private NodeProcess(Process process) {
    this.invocations = process.outputWriter(StandardCharsets.UTF_8);
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** One that is idle, or a new one. */
  static NodeProcess take() {
    NodeProcess idle = IDLE.poll();
    return idle == null ? start() : idle;
  }

  /** For others, once it has run what it was taken for. */
  void giveBack() {
    IDLE.add(this);
  }

  private static NodeProcess start() {
    ProcessBuilder builder =
        new ProcessBuilder("node", "--no-warnings", RUNTIME.resolve("runtime.js").toString());
    builder.environment().keySet().retainAll(Set.of("PATH"));
    builder.environment().putAll(Map.of("NODE_PATH", RUNTIME.resolve("sdk").toString()));
    try {
      return new NodeProcess(builder.redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException("Node.js did not start; the CDK needs it too", e);
    }
  }

  /** Runs one invocation, in a line; all the lines that it prints, the last being its outcome. */
  List<String> run(String invocation) {
    List<String> printed = new ArrayList<>();
    try {
      invocations.append(invocation).append('\n').flush();
      do {
        String line = output.readLine();
        if (line == null) {
          throw new IOException("Node.js has ended");
        }
        printed.add(line);
      } while (!last(printed).startsWith(OUTCOME));
    } catch (IOException e) {
      throw new UncheckedIOException(String.join("\n", printed), e);
    }
    return printed;
  }

  /** What an invocation came to, of all that it has printed. */
  static String outcome(List<String> printed) {
    return last(printed).substring(OUTCOME.length());
  }

  private static String last(List<String> printed) {
    return printed.get(printed.size() - 1);
  }
}
