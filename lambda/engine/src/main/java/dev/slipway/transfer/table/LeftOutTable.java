package dev.slipway.transfer.table;

import dev.slipway.postgres.TableName;

/**
 * A table whose rows are no data of the application.
 *
 * @param why in words, such as {@code the history of Flyway}
 */
public record LeftOutTable(TableName table, String why) {

  @Override
  public String toString() {
    return table + " (" + why + ")";
  }
}
