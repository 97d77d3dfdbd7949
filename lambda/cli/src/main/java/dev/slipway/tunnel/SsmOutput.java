package dev.slipway.tunnel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a process says, read so that it never waits for a reader; the last lines are kept. */
final class SsmOutput {

  private static final int LINES = 20;
  private static final int LONGEST = 500;

  private final Deque<String> lines = new ArrayDeque<>();
  private boolean ended;

  private SsmOutput() {}

  static SsmOutput of(Process process) {
    SsmOutput output = new SsmOutput();
    Thread reader = new Thread(() -> output.read(process), "slipway-ssm");
    reader.setDaemon(true);
    reader.start();
    return output;
  }

  private void read(Process process) {
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = said.readLine();
      while (line != null) {
        add(line.strip());
        line = said.readLine();
      }
    } catch (IOException closed) {
      // It was ended by us.
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    if (!line.isEmpty()) {
      lines.addLast(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
      if (lines.size() > LINES) {
        lines.removeFirst();
      }
    }
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Waits until something is said; false when it ends before, or says nothing for so long. */
  synchronized boolean await(Pattern text, long seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (lines.stream().noneMatch(line -> text.matcher(line).find())) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (ended || left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  synchronized boolean says(String text) {
    return lines.stream().anyMatch(line -> line.contains(text));
  }

  /** The last of it, in one line. */
  synchronized String last() {
    return lines.isEmpty()
        ? "nothing"
        : lines.stream()
            .skip(Math.max(0, lines.size() - 3))
            .collect(Collectors.joining(" "))
            .replaceFirst("\\.$", "");
  }
}
