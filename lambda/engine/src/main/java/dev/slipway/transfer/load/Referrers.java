package dev.slipway.transfer.load;

import dev.slipway.error.Problem;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataTable;
import dev.slipway.transfer.table.DataTable.Right;
import dev.slipway.transfer.table.ForeignKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tables that refer to rows that are replaced, and are not replaced themselves. Pure.
 *
 * @param loads the tables that are
 */
record Referrers(LoadTarget target, Set<TableName> loads, LoadTerms terms) {

  /** What refers to rows that go, or to what goes along with them, and is not replaced. */
  private List<ForeignKey> referring() {
    if (terms.mode() != LoadMode.REPLACE) {
      return List.of();
    }
    Set<TableName> gone = new HashSet<>(loads);
    List<ForeignKey> found = new ArrayList<>();
    boolean more = true;
    while (more) {
      List<ForeignKey> next =
          target.schema().keys().stream()
              .filter(key -> gone.contains(key.target()) && !loads.contains(key.table()))
              .filter(key -> !found.contains(key))
              .toList();
      found.addAll(next);
      next.forEach(key -> gone.add(key.table()));
      more = !next.isEmpty();
    }
    return found;
  }

  /** What refers to rows that go, and has rows itself, or may not be emptied. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (ForeignKey key : referring()) {
      boolean mayBeEmptied =
          target.schema().table(key.table()).map(t -> t.may(Right.TRUNCATE)).orElse(false);
      if (!mayBeEmptied || rows(key.table()) > 0) {
        problems.add(
            new Problem(
                key.target().toString(),
                "its rows cannot go: those of "
                    + key.table()
                    + " refer to them ("
                    + key.name()
                    + "); bring that table too, or take --mode upsert"));
      }
    }
    return problems;
  }

  private long rows(TableName name) {
    return target.schema().table(name).map(DataTable::rows).orElse(1L);
  }

  /** Tables without rows that the server wants to be emptied along. */
  List<TableName> tables() {
    return referring().stream().map(ForeignKey::table).distinct().sorted().toList();
  }
}
