package dev.slipway.backup.part;

import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Makes one file of a backup. */
public interface PartJob {

  /** What the file holds, for messages. */
  String subject();

  Part.Kind kind();

  /** The file's name without its end: {@code 100-public.words.p0}. */
  String name();

  /** The table whose rows these are; null for all else. */
  default @Nullable TableRows table() {
    return null;
  }

  /** Which part of the table, from 0. */
  default int index() {
    return 0;
  }

  /** What the part takes in the database, in bytes, as far as that is known. */
  default long estimate() {
    return 0;
  }

  /** True for what only the session reads that has all locks. */
  default boolean isForReader() {
    return false;
  }

  /** Writes SQL, read through a session on the snapshot; answers how many rows there were. */
  long write(Session session, OutputStream out) throws IOException;
}
