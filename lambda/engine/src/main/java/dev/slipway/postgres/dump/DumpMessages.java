package dev.slipway.postgres.dump;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps the beginning of what pg_dump says on stderr, where the first error stands. */
final class DumpMessages extends OutputStream {

  private static final int LIMIT = 16_384;

  /** A query may list every table; the message before it names the one that matters. */
  private static final int LINE_LIMIT = 400;

  /** The module looks for its own file, which it does not need. */
  private static final String HARMLESS = "could not find a \"pg_dump\" to execute";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Override
  public synchronized void write(int value) {
    if (bytes.size() < LIMIT) {
      bytes.write(value);
    }
  }

  /** What was said, on one line. */
  synchronized String text() {
    String text = bytes.toString(StandardCharsets.UTF_8);
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.contains(HARMLESS))
        .map(DumpMessages::shortened)
        .collect(Collectors.joining(" "));
  }

  /** What was not reason enough to fail, such as what is left out. */
  synchronized List<String> warnings() {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("pg_dump: warning: "))
        .map(DumpMessages::shortened)
        .toList();
  }

  private static String shortened(String line) {
    return line.length() <= LINE_LIMIT ? line : line.substring(0, LINE_LIMIT) + "...";
  }
}
