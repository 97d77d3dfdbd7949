package dev.slipway.action.bulk;

import dev.slipway.backfill.file.Backfill;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.TableName;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where old values are kept while a change goes on, and where they are in the end. */
final class KeptOld {

  private static final int SHOWN = 16;

  private final Connector connector;
  private final @Nullable OldValues old;
  private final @Nullable UndoFile file;

  KeptOld(Connector connector, BulkChange change) {
    this.connector = connector;
    this.old = change.old();
    String to = change.words().keepOld();
    this.file = old == null || to == null || !isFile(to) ? null : new UndoFile(Path.of(to), old);
  }

  /** Tables have no slash in their names, and none of them is called .sql. */
  private static boolean isFile(String to) {
    return to.contains("/") || to.endsWith(".sql");
  }

  /** The table that they are written into; on their way into a file too. */
  static TableName table(String to, BulkTable changed, Backfill plain) {
    return isFile(to)
        ? new TableName(
            changed.name().schema(), "slipway_old_" + plain.checksum().substring(0, SHOWN))
        : TableName.parse(to);
  }

  /** Throws {@link dev.slipway.error.InvalidInput} where they cannot be kept. */
  void prepare(boolean fresh) {
    if (old == null) {
      return;
    }
    if (file != null) {
      file.prepare();
    }
    try (Session session = connector.open()) {
      old.prepare(session, fresh);
    }
  }

  /** All is done; of a run that was killed behind its last batch, some may not be in the file. */
  void finish() {
    if (file == null || old == null) {
      return;
    }
    boolean left;
    try (Session session = connector.open()) {
      left = old.isThere(session);
    }
    if (left) {
      end(true);
    }
  }

  /** A batch may have committed; {@code done} says that none comes any more. */
  void end(boolean done) {
    if (file == null || old == null) {
      return;
    }
    try (Session session = connector.open()) {
      file.write(session);
      if (done) {
        session.execute("DROP TABLE " + old.kept().quoted());
      }
    }
  }

  /** How they are put back; null where none are kept. */
  @Nullable String undo() {
    if (old == null) {
      return null;
    }
    return file == null ? old.undo() : "psql -v ON_ERROR_STOP=1 -f " + file.path();
  }
}
