package dev.slipway.transfer.load;

import dev.slipway.postgres.TableName;
import java.util.List;
import java.util.Map;

/**
 * Rows that were loaded.
 *
 * @param rows how many went into each table, in the order in which they were loaded
 * @param warnings what the user should know
 */
public record LoadResult(Map<TableName, Long> rows, List<String> warnings) {

  /** How many went in all. */
  public long rowCount() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
