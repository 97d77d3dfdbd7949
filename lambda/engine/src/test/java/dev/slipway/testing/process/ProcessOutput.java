package dev.slipway.testing.process;

import dev.slipway.testing.leaks.Leaks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process writes to one stream, in a file and not through a pipe: what it has written before
 * it answered somebody can be read when the answer is there, however busy the machine is.
 */
final class ProcessOutput {

  private final String source;
  private final Path file;

  ProcessOutput(String source) throws IOException {
    this.source = source;
    this.file = Files.createTempFile("slipway-output", null);
    file.toFile().deleteOnExit();
  }

  /** Where the process is to write; what it starts in its turn writes behind it. */
  Redirect redirect() {
    return Redirect.appendTo(file.toFile());
  }

  /** All that was written so far. */
  String text() {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks for the tests' password in it. */
  void watch() {
    Leaks.watched(source, text());
  }
}
