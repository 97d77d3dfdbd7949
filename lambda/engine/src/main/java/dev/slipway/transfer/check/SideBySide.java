package dev.slipway.transfer.check;

import dev.slipway.error.Count;
import dev.slipway.error.Listed;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.check.CheckMemory.Answer;
import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Holds the tables of a database against those of another side, one after another. */
final class SideBySide {

  private static final String ROWS = "rows";
  private static final String CONTENT = "content";

  /** Both sides count at the same time. */
  private static final Executor OTHER =
      task -> {
        Thread thread = new Thread(task, "slipway-other-side");
        thread.setDaemon(true);
        thread.start();
      };

  private final OtherSide there;
  private final Measure measure;
  private final Map<TableName, List<String>> tables;
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  SideBySide(OtherSide there, Measure measure) {
    this.there = there;
    this.measure = measure;
    this.tables = there.tables();
  }

  /** Looks at one table of here. */
  Answer compare(DataTable table, Session here) {
    return answered(List.of(looked(table, here)));
  }

  private Answer answered(List<CheckedTable> looked) {
    Answer answer = new Answer(looked, List.copyOf(findings), List.copyOf(notes));
    findings.clear();
    notes.clear();
    return answer;
  }

  private CheckedTable looked(DataTable table, Session here) {
    TableName name = table.name();
    List<String> theirs = tables.get(name);
    String lacking = there.lacking(name);
    if (theirs == null || !lacking.isEmpty()) {
      long rows = Measure.ROWS.of(table, List.of(), here).rows();
      tellAlone(name, rows, lacking);
      return new CheckedTable(name, rows, null, null);
    }
    List<String> columns = common(table, theirs);
    CompletableFuture<Contents> other =
        CompletableFuture.supplyAsync(() -> there.contents(name, columns, measure), OTHER);
    Contents own = measure.of(table, columns, here);
    return compared(name, own, joined(other));
  }

  private static Contents joined(CompletableFuture<Contents> other) {
    try {
      return other.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void tellAlone(TableName name, long rows, String lacking) {
    if (lacking.isEmpty()) {
      String what = "is not in " + there.name() + "; here it has " + Count.of(rows, "row");
      findings.add(Finding.of(ROWS, name.toString(), what));
    } else {
      notes.add(name + " was not held against " + there.name() + ": " + lacking);
    }
  }

  /** In the order of their names: the one of either table may be another. */
  private List<String> common(DataTable table, List<String> theirs) {
    List<String> own = table.columns().stream().map(DataColumn::name).toList();
    tellColumns(table.name(), own, theirs, "here");
    tellColumns(table.name(), theirs, own, "in " + there.name());
    return own.stream().filter(theirs::contains).sorted().toList();
  }

  private void tellColumns(TableName table, List<String> some, List<String> others, String where) {
    List<String> only = some.stream().filter(column -> !others.contains(column)).toList();
    if (!only.isEmpty()) {
      String columns = Count.of(only.size(), "column", "is", "are");
      notes.add(table + ": " + columns + " only " + where + ": " + Listed.of(only));
    }
  }

  private CheckedTable compared(TableName name, Contents own, Contents other) {
    long missing = Math.abs(own.rows() - other.rows());
    Boolean same = same(own, other);
    if (missing > 0) {
      findings.add(
          new Finding(
              ROWS,
              name.toString(),
              "has "
                  + Count.of(own.rows(), "row")
                  + " here, and "
                  + other.rows()
                  + " in "
                  + there.name(),
              missing,
              List.of()));
    } else if (Boolean.FALSE.equals(same)) {
      String what =
          "has as many rows as in " + there.name() + ", but not the same (" + own.rows() + ")";
      findings.add(Finding.of(CONTENT, name.toString(), what));
    }
    if (measure == Measure.CONTENT && same == null && missing == 0) {
      notes.add(name + ": only the rows were counted, for " + there.name() + " does not tell more");
    }
    return new CheckedTable(name, own.rows(), other.rows(), same);
  }

  private static @Nullable Boolean same(Contents own, Contents other) {
    boolean told = own.sum() != null && other.sum() != null;
    return told ? Boolean.valueOf(own.equals(other)) : null;
  }

  /** Tells which tables of the other side are not here. */
  Answer compareRest(Set<TableName> here) {
    for (Map.Entry<TableName, List<String>> table : tables.entrySet()) {
      if (!here.contains(table.getKey())) {
        long rows = there.contents(table.getKey(), List.of(), Measure.ROWS).rows();
        String what = "is not here; in " + there.name() + " it has " + Count.of(rows, "row");
        findings.add(Finding.of(ROWS, table.getKey().toString(), what));
      }
    }
    return answered(List.of());
  }
}
