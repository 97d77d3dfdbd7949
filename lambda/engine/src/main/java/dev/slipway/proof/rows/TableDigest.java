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
 * @param columns a digest of each value that is not NULL, in whatever order the rows are
 * @param rows a digest of each
 */
record TableDigest(long count, Map<String, List<String>> columns, List<String> rows) {

  /**
   * What is not there any more. Where there was NULL, nobody misses it. Rows cannot be told from
   * each other where the columns are others.
   */
  List<String> lostSince(TableDigest was) {
    if (!columns.keySet().equals(was.columns.keySet())) {
      return List.of();
    }
    if (count < was.count) {
      String all = Count.of(was.count, "row", "is", "are");
      return List.of("%d of %s gone".formatted(was.count - count, all));
    }
    List<String> lost = new ArrayList<>();
    columns.forEach(
        (column, values) -> {
          if (!LineDifference.without(was.values(column), values).isEmpty()) {
            lost.add("column " + column + " has other values than before");
          }
        });
    return lost.isEmpty() && isShuffledSince(was)
        ? List.of("its values are in other rows than before")
        : lost;
  }

  private List<String> values(String column) {
    return columns.getOrDefault(column, List.of());
  }

  private boolean isShuffledSince(TableDigest was) {
    boolean filled =
        columns.keySet().stream().anyMatch(name -> values(name).size() > was.values(name).size());
    return !filled && !LineDifference.without(was.rows, rows).isEmpty();
  }

  /** What is there that was not, and nothing is lost. */
  Optional<String> moreSince(TableDigest was) {
    return count <= was.count || !lostSince(was).isEmpty()
        ? Optional.empty()
        : Optional.of(Count.of(count - was.count, "row") + " more than before");
  }
}
