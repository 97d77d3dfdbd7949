package dev.slipway.proof;

import dev.slipway.error.SlipwayException;
import dev.slipway.history.SchemaChange;
import dev.slipway.migration.Migration;
import dev.slipway.proof.Proved.Finding;
import dev.slipway.proof.rows.RowsChange;
import dev.slipway.proof.rows.RowsPicture;
import java.util.ArrayList;
import java.util.List;

/** One migration up, down and up again, with the schema and the rows looked at in between. */
final class MigrationTrial {

  /** What could not be run, as it is told. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    /** Classes of SQLSTATE: what PL/pgSQL raises, and a VERIFY of ours. */
    private static final List<String> AUTHORS = List.of("P0", "SW");

    private final transient Proved proved;

    Failed(Proved proved, SlipwayException cause) {
      super(cause);
      this.proved = proved;
    }

    Proved proved() {
      return proved;
    }

    /** Whether the server refused a statement: not the author, by a check of his own. */
    boolean isOfServer() {
      String code = getCause() instanceof SlipwayException e ? e.fields().sqlState() : null;
      return code != null && AUTHORS.stream().noneMatch(code::startsWith);
    }
  }

  private final ProofDatabase database;
  private final Migration migration;

  MigrationTrial(ProofDatabase database, Migration migration) {
    this.database = database;
    this.migration = migration;
  }

  /** Up alone, which proves nothing. */
  Proved up() throws Failed {
    attempt(Finding.UP_FAILS, () -> database.up(migration.version()));
    return told(Finding.PROVED, List.of());
  }

  /** All of it. The way up is gone again whatever the way down has left: others build on it. */
  Proved whole() throws Failed {
    SchemaPicture before = database.picture();
    RowsPicture rows = database.rows();
    up();
    SchemaPicture first = database.picture();
    if (migration.down() == null) {
      return told(Finding.NO_DOWN, List.of());
    }
    attempt(Finding.DOWN_FAILS, () -> database.down(1));
    List<String> left = texts(database.picture().since(before));
    RowsChange change = left.isEmpty() ? database.rows().since(rows) : RowsChange.NONE;
    try {
      attempt(Finding.AGAIN_FAILS, () -> database.up(migration.version()));
    } catch (Failed e) {
      if (left.isEmpty()) {
        throw e;
      }
      left.addAll(e.proved().details());
      return Proved.of(migration, Finding.DOWN_DIFFERS, left, false);
    }
    return left.isEmpty() ? again(first, change) : told(Finding.DOWN_DIFFERS, left);
  }

  /**
   * Down and up once more, on rows that were written behind its UP. Throws {@link Failed} where it
   * is not up in the end.
   */
  Proved later(Proved proved) throws Failed {
    Proved told = proved;
    try {
      database.down(1);
    } catch (SlipwayException e) {
      told = proved.withLater(RefusalText.of(e));
    }
    try {
      database.up(migration.version());
      return told;
    } catch (SlipwayException e) {
      List<String> details = List.of(RefusalText.of(e));
      throw new Failed(
          told.later() == null
              ? Proved.of(migration, Finding.AGAIN_FAILS_ON_ROWS, details, true)
              : told,
          e);
    }
  }

  private Proved again(SchemaPicture first, RowsChange change) {
    List<String> other = texts(database.picture().since(first));
    if (!other.isEmpty()) {
      return told(Finding.AGAIN_DIFFERS, other);
    }
    if (!change.lost().isEmpty()) {
      return told(Finding.LOSES_ROWS, change.lost());
    }
    return change.more().isEmpty()
        ? told(Finding.PROVED, List.of())
        : told(Finding.LEAVES_ROWS, change.more());
  }

  private static List<String> texts(List<SchemaChange> changes) {
    List<String> texts = new ArrayList<>();
    changes.forEach(change -> texts.add(change.text()));
    return texts;
  }

  private void attempt(Finding failing, Runnable run) throws Failed {
    try {
      run.run();
    } catch (SlipwayException e) {
      List<String> details = List.of(RefusalText.of(e));
      boolean up = failing == Finding.DOWN_FAILS;
      throw new Failed(Proved.of(migration, failing, details, up), e);
    }
  }

  private Proved told(Finding finding, List<String> details) {
    return Proved.of(migration, finding, details, true);
  }
}
