package dev.slipway.bench.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A command of one contender, as a user types it.
 *
 * @param environment added to our own
 */
public record Command(Path folder, Map<String, String> environment, List<String> words) {

  /** A line for the shell; what goes wrong in the middle of a pipe counts. */
  public static Command shell(Path folder, Map<String, String> environment, String line) {
    return new Command(folder, environment, List.of("bash", "-euo", "pipefail", "-c", line));
  }

  /** Runs it and takes the time from start to end. */
  public Duration time() {
    long start = System.nanoTime();
    run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Runs it; its output is shown when it fails. */
  public void run() {
    try {
      Path log = folder.resolve("command.log");
      ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      if (builder.start().waitFor() != 0) {
        throw new IllegalStateException(words + " failed: " + Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
