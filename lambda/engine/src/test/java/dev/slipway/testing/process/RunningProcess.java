package dev.slipway.testing.process;

import dev.slipway.testing.leaks.Leaks;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A child process with its output; it sees no variable of the tests' environment but a few. */
public final class RunningProcess implements AutoCloseable {

  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "USER", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH");

  /** Flags with which a short-lived JVM starts fast, and compiles what it runs often, no more. */
  private static final List<String> JVM_FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=3", "-XX:+UseSerialGC");

  private static final long POLL_MILLIS = 20;

  private final Process process;
  private final ProcessOutput stdout;
  private final ProcessOutput stderr;

  private RunningProcess(Process process, ProcessOutput stdout, ProcessOutput stderr) {
    this.process = process;
    this.stdout = stdout;
    this.stderr = stderr;
    var unused = process.onExit().thenRun(this::watchOutput);
  }

  /** Starts a command with an empty standard input. */
  public static RunningProcess start(
      Path directory, Map<String, String> environment, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(environment);
    ProcessOutput stdout = new ProcessOutput("the output of " + command.get(0));
    ProcessOutput stderr = new ProcessOutput("the output of " + command.get(0));
    builder.redirectOutput(stdout.redirect()).redirectError(stderr.redirect());
    RunningProcess running = new RunningProcess(builder.start(), stdout, stderr);
    Leaks.watched("the arguments of " + command.get(0), String.join(" ", command));
    running.process.getOutputStream().close();
    return running;
  }

  /** The class path of the tests, each entry absolute. */
  public static List<String> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .toList();
  }

  /** The command for a JVM of the same installation; flags and main class are to be added. */
  public static List<String> java(List<String> classPath) {
    String executable = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(executable));
    command.addAll(JVM_FLAGS);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    return command;
  }

  /** Waits for the end and returns the exit code; a process that runs on is killed. */
  public int waitFor(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        close();
        throw new AssertionError("The process did not end within " + limit + "\n" + output());
      }
      watchOutput();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Waits until either stream contains a text. */
  public void awaitOutput(String text, Duration limit) {
    awaitOutput(text, 1, limit);
  }

  /** Waits until either stream contains a text so many times. */
  public void awaitOutput(String text, int times, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (count(stdout(), text) < times && count(stderr(), text) < times) {
        if (System.nanoTime() > end) {
          throw new AssertionError("No \"" + text + "\" within " + limit + "\n" + output());
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static int count(String output, String text) {
    return output.split(Pattern.quote(text), -1).length - 1;
  }

  private static AssertionError interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new AssertionError("Interrupted while waiting for a process", e);
  }

  private String output() {
    return "stdout:\n" + stdout() + "\nstderr:\n" + stderr();
  }

  /** The process itself. */
  public Process process() {
    return process;
  }

  /** What it has written so far. */
  public String stdout() {
    return stdout.text();
  }

  /** What it has written to stderr so far. */
  public String stderr() {
    return stderr.text();
  }

  /** Kills the process as {@code kill -9} does, and waits until it is gone. */
  @Override
  public void close() {
    watchArguments();
    try {
      process.destroyForcibly().waitFor();
      watchOutput();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void watchOutput() {
    stdout.watch();
    stderr.watch();
  }

  /** Whoever may list processes sees those of this one and of all it has started. */
  private void watchArguments() {
    Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .flatMap(handle -> handle.info().commandLine().stream())
        .forEach(arguments -> Leaks.watched("the process list", arguments));
  }

  /** A failure to start a program. */
  public static RuntimeException cannotStart(String what, IOException e) {
    return new UncheckedIOException(what + " did not start", e);
  }
}
