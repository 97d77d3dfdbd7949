package dev.slipway.backup.part;

import dev.slipway.backup.manifest.Part;
import dev.slipway.postgres.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one file of a backup. */
public interface PartJob extends SnapshotJob {

  /** What the file holds, for the manifest. */
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

  @Override
  default List<String> locks() {
    TableRows table = table();
    return table == null ? List.of() : List.of(table.only());
  }

  /** Writes SQL, read through a session on the snapshot; answers how many rows there were. */
  long write(Session session, OutputStream out) throws IOException;
}
