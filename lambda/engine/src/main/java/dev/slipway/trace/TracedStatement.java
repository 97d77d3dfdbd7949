package dev.slipway.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One statement, as it was run.
 *
 * @param file its name
 * @param line where the statement begins, from 1
 * @param column the same, from 1
 * @param text its beginning, for people
 * @param locks on tables and their indexes that it has taken and its transaction did not hold yet
 * @param objects what it has made, changed and dropped
 */
public record TracedStatement(
    String file,
    int line,
    int column,
    String text,
    List<TakenLock> locks,
    RowWork work,
    List<TracedObject> objects) {

  /** Where it is, as editors link it. */
  public String where() {
    return file + ":" + line + ":" + column;
  }

  /** What waits for it by its own locks, on tables that were there before; a line a table. */
  public List<Blocked> blocks() {
    return during(locks);
  }

  /** What waits while it runs, with the locks that its transaction had taken before. */
  List<Blocked> blocks(List<TakenLock> earlier) {
    List<TakenLock> all = new ArrayList<>(earlier);
    all.addAll(locks);
    return during(all);
  }

  private List<Blocked> during(List<TakenLock> held) {
    return held.stream()
        .filter(lock -> lock.wasThereBefore() && lock.mode().blocksDdl())
        .map(TakenLock::table)
        .distinct()
        .map(table -> blocked(table, held))
        .toList();
  }

  /** A table's own lock stands before an equal one of its index. */
  private Blocked blocked(String table, List<TakenLock> held) {
    TakenLock strongest =
        held.stream()
            .filter(lock -> lock.table().equals(table))
            .max(Comparator.comparing(TakenLock::mode).thenComparing(lock -> !lock.isOfIndex()))
            .orElseThrow();
    return new Blocked(
        table,
        strongest.mode(),
        strongest.isOfIndex() ? strongest.relation() : "",
        work.lasting(),
        work.lastingTables());
  }
}
