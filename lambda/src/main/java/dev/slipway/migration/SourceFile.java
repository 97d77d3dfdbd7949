package dev.slipway.migration;

import java.io.IOException;

/** A file of a source, by its name without folders; the content is read on demand. */
public record SourceFile(String name, Content content) {

  /** Reads the bytes of a file. */
  @FunctionalInterface
  public interface Content {
    /** All bytes; throws when the file cannot be read. */
    byte[] read() throws IOException;
  }
}
