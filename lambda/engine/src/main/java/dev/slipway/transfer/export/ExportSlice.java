package dev.slipway.transfer.export;

import dev.slipway.backup.part.OutOfTime;
import dev.slipway.backup.part.PartFailure;
import dev.slipway.transfer.export.ExportRows.Job;
import dev.slipway.transfer.manifest.ExportedTable;
import dev.slipway.transfer.source.SourcePlan;
import dev.slipway.transfer.source.SourceTable;
import java.io.IOException;
import java.util.List;

/**
 * Writes table by table while there is time, and remembers each that is there.
 *
 * @param rows writes them
 * @param unfinished what was there before
 */
record ExportSlice(ExportRows rows, Job job, ExportEnd end, UnfinishedExport unfinished) {

  /**
   * Writes what is not there yet. Gives how many tables are left. Throws {@link PartFailure}, and
   * what is there is remembered.
   */
  int write() throws IOException {
    SourcePlan plan = job.reading().plan();
    List<SourceTable> left = left(plan);
    for (int done = 0; done < left.size(); done++) {
      if (!job.terms().deadline().allowsSegment()) {
        return left.size() - done;
      }
      try {
        write(left.get(done), plan);
      } catch (PartFailure e) {
        if (done > 0 && e.reason() instanceof OutOfTime) {
          return left.size() - done;
        }
        throw e;
      }
    }
    return 0;
  }

  private List<SourceTable> left(SourcePlan plan) {
    return plan.tables().stream()
        .filter(table -> unfinished.table(table.table().name()).isEmpty())
        .toList();
  }

  private void write(SourceTable table, SourcePlan plan) throws IOException {
    List<SourceTable> one = List.of(table);
    ContentSums sums = new ContentSums(job.reading(), job.terms().form());
    List<ExportedTable> written = sums.of(ExportTables.of(one, rows.write(job, one)));
    unfinished.add(written.get(0).asOf(plan.moment()));
    unfinished.save(end.manifest(plan, tables(), List.of(), plan.moment()));
  }

  /** All that is there, of the tables that still are. */
  List<ExportedTable> tables() {
    return job.reading().plan().tables().stream()
        .flatMap(table -> unfinished.table(table.table().name()).stream())
        .toList();
  }
}
