package dev.slipway.proof.rows;

import dev.slipway.error.Count;
import dev.slipway.sql.LineDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a table.
 *
 * @param columns a digest of the values of each, in whatever order the rows are
 * @param rows a digest of each; empty where there are too many
 */
record TableDigest(long count, Map<String, String> columns, List<String> rows) {

  /** What is not there any more. */
  List<String> lostSince(TableDigest was) {
    if (!hasLost(was)) {
      return List.of();
    }
    List<String> lost = new ArrayList<>();
    if (count < was.count()) {
      lost.add("%d of %s gone".formatted(was.count() - count, rows(was.count())));
      return lost;
    }
    columns.forEach(
        (column, digest) -> {
          String before = was.columns().get(column);
          if (before != null && !before.equals(digest)) {
            lost.add("column " + column + " has other values than before");
          }
        });
    return lost.isEmpty() ? List.of("values have changed places") : lost;
  }

  private static String rows(long count) {
    return Count.of(count, "row", "is", "are");
  }

  /** Rows cannot be told from each other where the columns are others. */
  private boolean hasLost(TableDigest was) {
    if (!columns.keySet().equals(was.columns().keySet())) {
      return false;
    }
    boolean known = rows.size() == count && was.rows().size() == was.count();
    return known
        ? !LineDifference.without(was.rows(), rows).isEmpty()
        : count < was.count() || (count == was.count() && !columns.equals(was.columns()));
  }

  /** What is there that was not, and nothing is lost. */
  Optional<String> moreSince(TableDigest was) {
    return hasLost(was) || count <= was.count()
        ? Optional.empty()
        : Optional.of(Count.of(count - was.count(), "row") + " more than before");
  }
}
