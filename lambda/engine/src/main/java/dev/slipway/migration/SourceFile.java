package dev.slipway.migration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file of a source, by its name without folders; the content is read on demand. */
public record SourceFile(String name, Content content) {

  /** Reads the bytes of a file. */
  @FunctionalInterface
  public interface Content {
    /** All bytes; throws when the file cannot be read. */
    byte[] read() throws IOException;

    /** The bytes one after the other, where they need not be in memory all at once. */
    default InputStream open() throws IOException {
      return new ByteArrayInputStream(read());
    }
  }
}
