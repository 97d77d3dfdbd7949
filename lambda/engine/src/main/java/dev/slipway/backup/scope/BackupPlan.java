package dev.slipway.backup.scope;

import dev.slipway.backup.manifest.Extension;
import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.backup.manifest.Origin;
import dev.slipway.backup.part.PartJob;
import dev.slipway.backup.part.RowsJob;
import dev.slipway.backup.part.TableRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that a backup will hold, read from the catalogue at one moment.
 *
 * @param tables those whose rows are kept
 * @param sequences quoted, with their schemas
 * @param excluded tables, quoted, whose rows are left out
 * @param warnings what else it lacks, a sentence each
 */
public record BackupPlan(
    Origin origin,
    String startedAt,
    MigrationState migrations,
    List<TableRows> tables,
    List<String> sequences,
    List<Extension> extensions,
    List<String> roles,
    List<String> excluded,
    List<String> warnings) {

  /** So many bytes take hardly longer than the round trip that asks for them. */
  private static final long SMALL = 64 * 1024;

  private static final int AT_ONCE = 50;

  /**
   * The jobs of the workers, the longest first, so that none is left over at the end. Small ones
   * are done in turn: their tables are locked together.
   */
  public List<List<PartJob>> jobs(long rangeBytes) {
    List<PartJob> all =
        tables.stream()
            .flatMap(
                table ->
                    RowsJob.of(table, table.ranges(rangeBytes), origin.rowsEncoding()).stream())
            .sorted(Comparator.comparingLong(PartJob::estimate).reversed())
            .toList();
    List<List<PartJob>> jobs = new ArrayList<>();
    for (PartJob job : all) {
      List<PartJob> last = jobs.isEmpty() ? List.of() : jobs.get(jobs.size() - 1);
      boolean joins = job.estimate() <= SMALL && !last.isEmpty() && last.size() < AT_ONCE;
      if (joins && last.get(0).estimate() <= SMALL) {
        last.add(job);
      } else {
        jobs.add(new ArrayList<>(List.of(job)));
      }
    }
    return jobs;
  }

  /** What the tables take on disk. */
  public long bytes() {
    return tables.stream().mapToLong(TableRows::bytes).sum();
  }
}
