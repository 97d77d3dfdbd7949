package dev.slipway.transfer.manifest;

import dev.slipway.postgres.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table.
 *
 * @param columns in the order in which they stand in the files
 * @param rows how many there are in all files
 * @param where the condition that was asked for, null for all rows
 * @param last how many of the newest rows were asked for, null for all
 * @param files in their order; each can be read by itself
 * @param asOf the moment that its rows are of, where that is its own; null for that of the export
 * @param contents a sum over the text of all rows, their values in the order of the columns' names;
 *     null where nobody asked for it
 */
public record ExportedTable(
    String schema,
    String table,
    List<ExportedColumn> columns,
    long rows,
    @Nullable String where,
    @Nullable Long last,
    List<ExportedFile> files,
    @Nullable String asOf,
    @Nullable String contents) {

  /** The table by its names in the source. */
  public TableName name() {
    return new TableName(schema, table);
  }

  /** The same as of a moment of its own. */
  public ExportedTable asOf(String moment) {
    return new ExportedTable(schema, table, columns, rows, where, last, files, moment, contents);
  }

  /** The same with what its rows come to. */
  public ExportedTable withContents(@Nullable String sum) {
    return new ExportedTable(schema, table, columns, rows, where, last, files, asOf, sum);
  }

  /** False where only some rows were asked for. */
  public boolean holdsAll() {
    return where == null && last == null;
  }
}
