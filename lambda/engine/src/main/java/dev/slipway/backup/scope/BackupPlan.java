package dev.slipway.backup.scope;

import dev.slipway.backup.manifest.Extension;
import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.backup.manifest.NameForm;
import dev.slipway.backup.manifest.Origin;
import dev.slipway.backup.part.JobLists;
import dev.slipway.backup.part.PartJob;
import dev.slipway.backup.part.RowsJob;
import dev.slipway.backup.part.TableRows;
import dev.slipway.postgres.ByteText;
import java.util.List;
import java.util.stream.Stream;

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

  /** The jobs of the workers that read rows. */
  public List<List<PartJob>> jobs(long rangeBytes) {
    return JobLists.of(
        tables.stream()
            .map(table -> RowsJob.of(table, table.ranges(rangeBytes), origin.rowsEncoding()))
            .flatMap(List::stream)
            .toList());
  }

  /** How a manifest can hold all the names. */
  public NameForm names() {
    boolean bytes =
        Stream.of(tables.stream().map(TableRows::quoted), roles.stream(), excluded.stream())
            .flatMap(names -> names)
            .anyMatch(ByteText::hasOthers);
    return bytes ? NameForm.BYTES : NameForm.UTF8;
  }

  /** What the tables take on disk. */
  public long bytes() {
    return tables.stream().mapToLong(TableRows::bytes).sum();
  }
}
