package dev.slipway.mysql.schema;

import java.util.List;

/**
 * A database of MySQL or MariaDB.
 *
 * @param server its name and version
 * @param tables sorted by name
 * @param leftOut what is there besides tables: nothing of it is moved
 */
public record MysqlSchema(
    String database, String server, List<MysqlTable> tables, List<MysqlObject> leftOut) {

  /**
   * What is no table.
   *
   * @param kind such as {@code view} or {@code trigger}
   */
  public record MysqlObject(String kind, String name) {

    @Override
    public String toString() {
      return kind + " " + name;
    }
  }
}
