package dev.slipway.postgres.dump;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Sections of a schema that pg_dump reads once, into an archive (PostgreSQL manual, "pg_dump",
 * format custom): pg_restore writes the same text from it as pg_dump would, and asks no server.
 */
final class ArchivedSections implements DumpedSections {

  /** Fills the archive. */
  interface Reading {
    void into(OutputStream archive);
  }

  /** Writes a section of it. */
  interface Writing {
    void section(Path archive, DumpSection section, OutputStream out);
  }

  private static final String FILE = "schema.dump";

  private final Reading reading;
  private final Writing writing;
  private @Nullable DumpFolder folder;
  private boolean isRead;

  ArchivedSections(Reading reading, Writing writing) {
    this.reading = reading;
    this.writing = writing;
  }

  @Override
  public void write(DumpSection section, OutputStream out) {
    try {
      writing.section(archive(), section, out);
    } catch (IOException e) {
      throw new DumpFailed(
          "The definitions could not be kept between two sections: "
              + e.getMessage()
              + ". Make room in the folder for temporary files, and try again.",
          e);
    }
  }

  private Path archive() throws IOException {
    if (folder == null) {
      folder = DumpFolder.create();
    }
    if (!isRead) {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(folder.path().resolve(FILE)))) {
        reading.into(out);
      }
      isRead = true;
    }
    return folder.path().resolve(FILE);
  }

  @Override
  public void close() {
    try {
      if (folder != null) {
        folder.close();
      }
    } catch (IOException stays) {
      // The next folder that is made removes what an earlier one has left.
    }
  }
}
