package dev.slipway.transfer.source;

import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.TableChoice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rows somebody wants.
 *
 * @param conditions what rows of a table must meet: expressions as they were written, by tables
 * @param newest only so many of each table; null for all
 */
public record RowChoice(
    TableChoice tables, Map<TableName, String> conditions, @Nullable Newest newest) {

  /** All rows of all tables. */
  public static final RowChoice ALL = new RowChoice(TableChoice.ALL, Map.of(), null);
}
