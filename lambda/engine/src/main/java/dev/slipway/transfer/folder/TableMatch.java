package dev.slipway.transfer.folder;

import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataSchema;
import dev.slipway.transfer.table.DataTable;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the tables of a target that rows are meant for.
 *
 * @param alike whether names are the same here as where the rows come from
 */
record TableMatch(DataSchema target, boolean alike) {

  /** Those that a name may mean: one, none, or more of which nobody knows which. */
  List<DataTable> named(TableName name) {
    List<DataTable> exact = fitting(table -> table.equals(name));
    return !exact.isEmpty() || alike
        ? exact
        : narrowed(fitting(table -> table.name().equalsIgnoreCase(name.name())), name.name());
  }

  /** Those that a file's name may mean, without its end: {@code schema.table}, or a table. */
  List<DataTable> called(String stem) {
    List<DataTable> exact = fitting(table -> table.toString().equals(stem));
    if (!exact.isEmpty()) {
      return exact;
    }
    List<DataTable> whole = fitting(table -> table.toString().equalsIgnoreCase(stem));
    return whole.isEmpty()
        ? narrowed(fitting(table -> table.name().equalsIgnoreCase(stem)), stem)
        : whole;
  }

  /** The same letters before others, and public before other schemas. */
  private static List<DataTable> narrowed(List<DataTable> tables, String name) {
    List<DataTable> same =
        tables.stream().filter(table -> table.name().name().equals(name)).toList();
    List<DataTable> left = same.isEmpty() ? tables : same;
    List<DataTable> open =
        left.stream().filter(table -> table.name().schema().equals("public")).toList();
    return open.isEmpty() ? left : open;
  }

  private List<DataTable> fitting(Predicate<TableName> wanted) {
    return target.tables().stream().filter(table -> wanted.test(table.name())).toList();
  }
}
