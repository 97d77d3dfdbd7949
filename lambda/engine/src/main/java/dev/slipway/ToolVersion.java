package dev.slipway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build. */
public final class ToolVersion {

  /** The version as text, such as {@code 0.1.0}. */
  public static final String TEXT = read();

  private ToolVersion() {}

  private static String read() {
    try (InputStream file = ToolVersion.class.getResourceAsStream("version.txt")) {
      return file == null
          ? "unknown"
          : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
