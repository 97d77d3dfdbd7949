package dev.slipway.action.adopt;

import dev.slipway.migration.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a history has come to, row by row.
 *
 * @param done the rows that hold, in the order in which they came
 * @param failed those that ended badly, and were not mended
 * @param floor the row up to which everything counts as done, null for none
 */
record TheirStanding(List<TheirRow> done, List<TheirRow> failed, @Nullable TheirRow floor) {

  static TheirStanding of(Tool tool, List<TheirRow> rows) {
    Map<String, TheirRow> done = new LinkedHashMap<>();
    Map<String, TheirRow> failed = new LinkedHashMap<>();
    TheirRow floor = null;
    for (TheirRow row : rows) {
      switch (row.fate()) {
        case DONE -> {
          done.remove(name(tool, row));
          failed.remove(row.key());
          done.put(name(tool, row), row);
        }
        case UNDONE -> done.remove(name(tool, row));
        case FAILED -> failed.put(row.key(), row);
        case FLOOR -> floor = Version.isNumbered(row.key()) ? row : floor;
        case NOTHING -> {}
      }
    }
    return new TheirStanding(
        new ArrayList<>(done.values()), new ArrayList<>(failed.values()), floor);
  }

  /**
   * Of sqitch, two of a name may have been planned in one second, and only what is done is kept.
   */
  private static String name(Tool tool, TheirRow row) {
    return tool == Tool.SQITCH ? row.key() + "\n" + row.checksum() : row.key();
  }
}
