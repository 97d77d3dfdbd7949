package dev.slipway.mysql.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A table.
 *
 * @param engine such as {@code InnoDB}; empty where the server does not say it
 * @param rows about how many, as the server guesses
 * @param bytes what its rows take on disk, about
 * @param columns in their order, also those that are invisible
 * @param nextNumber what AUTO_INCREMENT gives next; 0 where it numbers no column
 * @param partitioned whether its rows are kept in parts
 */
public record MysqlTable(
    String name,
    String engine,
    String comment,
    long rows,
    long bytes,
    long nextNumber,
    boolean partitioned,
    List<MysqlColumn> columns,
    List<MysqlIndex> indexes,
    List<MysqlForeignKey> foreignKeys,
    List<MysqlCheck> checks) {

  /**
   * A condition that all rows keep.
   *
   * @param clause as MySQL writes it
   */
  public record MysqlCheck(String name, String clause) {}

  /** A column by its name, whatever its case: MySQL knows no two that differ in it alone. */
  public Optional<MysqlColumn> column(String wanted) {
    return columns.stream().filter(column -> column.name().equalsIgnoreCase(wanted)).findFirst();
  }

  /** The primary key. */
  public Optional<MysqlIndex> primaryKey() {
    return indexes.stream().filter(MysqlIndex::isPrimary).findFirst();
  }

  /** True when a snapshot holds for it; other engines show what is there when it is read. */
  public boolean isTransactional() {
    return switch (engine.toLowerCase(Locale.ROOT)) {
      case "innodb", "rocksdb", "tokudb", "ndb", "ndbcluster" -> true;
      default -> false;
    };
  }
}
