package dev.slipway.transfer.rows;

import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataTable;
import java.util.List;
import java.util.Set;

/**
 * The columns that a file has values for.
 *
 * @param names in their order; empty where only their number is told
 * @param width how many there are
 * @param defaults the places of those of which the file says only that they have their default
 */
public record FileColumns(List<String> names, int width, Set<Integer> defaults) {

  /** Columns that are all named, and have values. */
  public static FileColumns of(List<String> names) {
    return new FileColumns(List.copyOf(names), names.size(), Set.of());
  }

  /** Those of a COPY, whose rows have so many fields. */
  static FileColumns copied(SqlTarget target, int width) {
    return new FileColumns(target.columns(), width, Set.of());
  }

  /** Columns as they stand behind a table's name; a table may have none. */
  static String list(List<DataColumn> columns) {
    return columns.isEmpty() ? "" : " (" + DataTable.list(columns) + ")";
  }

  /** False where they are to be taken by their places. */
  public boolean isNamed() {
    return names.size() == width;
  }
}
