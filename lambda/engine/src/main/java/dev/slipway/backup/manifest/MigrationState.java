package dev.slipway.backup.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the migrations of a database stood.
 *
 * @param schema the schema of the history tables
 * @param current the newest applied version, null for none
 * @param applied the versions in the history table, in order
 */
public record MigrationState(String schema, @Nullable String current, List<Applied> applied) {

  /** One row of the history: its state is applied, partial or baseline. */
  public record Applied(String version, String state, @Nullable String checksum) {}
}
