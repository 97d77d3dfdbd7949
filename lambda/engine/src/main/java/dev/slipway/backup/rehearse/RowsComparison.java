package dev.slipway.backup.rehearse;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.part.SnapshotSql;
import dev.slipway.backup.verify.RowCount;
import dev.slipway.backup.verify.RowSum;
import dev.slipway.error.Count;
import dev.slipway.error.Problem;
import dev.slipway.postgres.Session;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the rows of a backup with those of a restored database, table by table. */
final class RowsComparison {

  private final StoredBackup backup;
  private final Session session;
  private final Runnable clock;
  private int tables;
  private long rows;

  /** {@code clock} throws when the time has ended. */
  RowsComparison(StoredBackup backup, Session session, Runnable clock) {
    this.backup = backup;
    this.session = session;
    this.clock = clock;
  }

  /** How many tables were the same. */
  int tables() {
    return tables;
  }

  /** How many rows were the same. */
  long rows() {
    return rows;
  }

  /** Which tables differ. */
  List<Problem> compare() throws IOException {
    Map<String, RowSum> stored = stored();
    session.execute(SnapshotSql.BEGIN + SnapshotSql.SETTINGS);
    CopyOut copyOut = CopyOut.of(session);
    String encoding = " WITH (ENCODING '" + backup.manifest().origin().rowsEncoding() + "')";
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, RowSum> table : stored.entrySet()) {
      RowSum restored = new RowSum();
      session.copies().out(copyOut.command(table.getKey()) + encoding, restored);
      compare(table.getKey(), table.getValue(), restored, problems);
      clock.run();
    }
    session.execute("COMMIT");
    return problems;
  }

  /** By the command that loads them: several parts, and several partitions, may have the same. */
  private Map<String, RowSum> stored() throws IOException {
    Map<String, RowSum> sums = new LinkedHashMap<>();
    for (Part part : backup.manifest().parts()) {
      if (part.kind() == Part.Kind.ROWS) {
        RowCount count = new RowCount();
        try (InputStream text = backup.open(part)) {
          text.transferTo(count);
        }
        sums.computeIfAbsent(count.command(), command -> new RowSum()).add(count.rows());
        clock.run();
      }
    }
    return sums;
  }

  private void compare(String command, RowSum stored, RowSum restored, List<Problem> problems) {
    if (stored.rows() == restored.rows() && stored.sum() == restored.sum()) {
      tables++;
      rows += stored.rows();
      return;
    }
    String what =
        stored.rows() == restored.rows()
            ? "not all of its " + Count.of(stored.rows(), "row", "is", "are") + " as they were"
            : "has "
                + Count.of(restored.rows(), "row")
                + " after the restore, not "
                + stored.rows();
    problems.add(new Problem("table " + CopyOut.table(command), what));
  }
}
