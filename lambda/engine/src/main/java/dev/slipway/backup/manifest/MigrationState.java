package dev.slipway.backup.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the migrations of a database stood.
 *
 * @param schema the schema of the history tables
 * @param current the newest applied version, null for none
 * @param lastRun the newest run in the audit log, by which a copy of the database may be told; null
 *     where none is kept, or known
 * @param applied the versions in the history table, in order
 */
public record MigrationState(
    String schema, @Nullable String current, @Nullable String lastRun, List<Applied> applied) {

  /** Of a database of which no run is known. */
  public MigrationState(String schema, @Nullable String current, List<Applied> applied) {
    this(schema, current, null, applied);
  }

  /** One row of the history: its state is applied, partial or baseline. */
  public record Applied(String version, String state, @Nullable String checksum) {}
}
