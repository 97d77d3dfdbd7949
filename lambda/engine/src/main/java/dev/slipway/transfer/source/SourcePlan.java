package dev.slipway.transfer.source;

import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataSchema;
import java.util.List;

/**
 * All that is to be read of a database, as it is at one moment.
 *
 * @param schema with the chosen tables only
 * @param moment what it is like, ISO 8601 in UTC
 * @param snapshot as the server exported it
 * @param encoding that of the database
 * @param sequences those that number columns of these tables and, where all are wanted, those that
 *     belong to none
 * @param leftOut tables that hold no data, or none that can be read here, with the reason
 * @param warnings what else is not there, a sentence each
 */
public record SourcePlan(
    DataSchema schema,
    String moment,
    String snapshot,
    String encoding,
    MigrationState migrations,
    List<SourceTable> tables,
    List<TableName> sequences,
    List<String> leftOut,
    List<String> warnings) {

  /** What the tables take on disk. */
  public long bytes() {
    return tables.stream().mapToLong(SourceTable::bytes).sum();
  }
}
