package dev.slipway.transfer.table;

import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table whose rows are data. One that is partitioned stands for its partitions, which are no
 * tables of their own here.
 *
 * @param columns in their order, without those that were dropped
 * @param key the columns of its primary key, in the key's order; empty where it has none
 * @param rows about how many, as the server has counted last
 * @param bytes about what it takes on disk, as the server has counted last: to look is to lock
 * @param rights what our role may do
 */
public record DataTable(
    long oid,
    TableName name,
    boolean partitioned,
    List<DataColumn> columns,
    List<String> key,
    long rows,
    long bytes,
    Set<Right> rights) {

  /** What a role may do with a table. */
  public enum Right {
    /** All rows, with none hidden by row security. */
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    TRUNCATE,
    /** It is the owner, or a member of it, or a superuser. */
    OWN
  }

  /** A column by its name. */
  public Optional<DataColumn> column(String wanted) {
    return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
  }

  /** The columns that can be written, in their order. */
  public List<DataColumn> writable() {
    return columns.stream().filter(DataColumn::isWritable).toList();
  }

  /** What stands behind FROM so that its rows are read once: children have tables of their own. */
  public String from() {
    return (partitioned ? "" : "ONLY ") + name.quoted();
  }

  /** Names of columns, quoted and separated by commas. */
  public static String list(List<DataColumn> columns) {
    return columns.stream()
        .map(column -> Sql.name(column.name()))
        .collect(Collectors.joining(", "));
  }

  /** The same as it stands behind a table's name in COPY; nothing where there are none. */
  public static String bracketed(List<DataColumn> columns) {
    return columns.isEmpty() ? "" : " (" + list(columns) + ")";
  }

  /** True when the role of the session that read the table has a right to it. */
  public boolean may(Right right) {
    return rights.contains(right);
  }
}
