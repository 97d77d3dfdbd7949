package dev.slipway.mysql.rows;

/**
 * A row that the target would refuse.
 *
 * @param line its number among the rows of the table as they were read, from 1
 * @param key the values of its primary key, such as {@code id=4711}; empty where there is none
 * @param column the first whose value cannot be
 * @param value shortened, what cannot be shown in it left out
 * @param reason goes on behind the value: {@code is no uuid}
 * @param query that finds all such rows in the source
 */
public record Reject(
    String table, long line, String key, String column, String value, String reason, String query) {

  @Override
  public String toString() {
    return "%s, line %d%s: %s %s %s"
        .formatted(table, line, key.isEmpty() ? "" : " (" + key + ")", column, value, reason);
  }
}
