package dev.slipway.backup;

import dev.slipway.backup.manifest.Extension;
import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.backup.manifest.Origin;
import java.util.Comparator;
import java.util.List;

/**
 * All that a backup will hold, read from the catalogue at one moment.
 *
 * @param tables those whose rows are kept
 * @param sequences quoted, with their schemas
 * @param excluded tables, quoted, whose rows are left out
 */
record BackupPlan(
    Origin origin,
    String startedAt,
    MigrationState migrations,
    List<TableRows> tables,
    List<String> sequences,
    List<Extension> extensions,
    List<String> roles,
    List<String> excluded) {

  /** The jobs of the workers, the longest first, so that none is left over at the end. */
  List<PartJob> jobs(long rangeBytes) {
    return tables.stream()
        .flatMap(table -> RowsJob.of(table, table.ranges(rangeBytes)).stream())
        .sorted(Comparator.comparingLong(PartJob::estimate).reversed())
        .toList();
  }

  /** What the tables take on disk. */
  long bytes() {
    return tables.stream().mapToLong(TableRows::bytes).sum();
  }
}
