package dev.slipway.bench.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A command of one contender, as a user types it.
 *
 * @param environment added to our own
 */
public record Command(Path folder, Map<String, String> environment, List<String> words) {

  /** GNU time, which tells what a command and its children have used. */
  private static final List<String> TIME = List.of("/usr/bin/time", "-f", "%U %S %M", "-o");

  /** The same with more variables. */
  public Command with(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(variables);
    return new Command(folder, all, words);
  }

  /** A line for the shell; what goes wrong in the middle of a pipe counts. */
  public static Command shell(Path folder, Map<String, String> environment, String line) {
    return new Command(folder, environment, List.of("bash", "-euo", "pipefail", "-c", line));
  }

  /** Runs it and measures it; throws IllegalStateException with its output when it fails. */
  public Cost cost() {
    try {
      Path used = Files.createTempFile("slipway-bench", ".time");
      List<String> all = new ArrayList<>(TIME);
      all.add(used.toString());
      all.addAll(words);
      long start = System.nanoTime();
      run(all);
      double wall = (System.nanoTime() - start) / 1e9;
      double[] told =
          Stream.of(Files.readString(used).strip().split(" "))
              .mapToDouble(Double::parseDouble)
              .toArray();
      Files.delete(used);
      return new Cost(wall, told[0] + told[1], told[2] / 1024);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it; its output is shown when it fails. */
  public void run() {
    run(words);
  }

  private void run(List<String> all) {
    try {
      Path log = Files.createTempFile("slipway-bench", ".log");
      ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      if (builder.start().waitFor() != 0) {
        throw new IllegalStateException(words + " failed: " + Files.readString(log));
      }
      Files.delete(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
