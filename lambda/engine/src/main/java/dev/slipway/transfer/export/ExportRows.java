package dev.slipway.transfer.export;

import dev.slipway.backup.part.FileWriter;
import dev.slipway.backup.part.JobLists;
import dev.slipway.backup.part.PartWorkers;
import dev.slipway.backup.part.SharedSnapshot;
import dev.slipway.postgres.Connector;
import dev.slipway.progress.WorkListener;
import dev.slipway.storage.Storage;
import dev.slipway.transfer.export.ExportWriter.Written;
import dev.slipway.transfer.source.SourcePart;
import dev.slipway.transfer.source.SourceScope;
import dev.slipway.transfer.source.SourceTable;
import java.util.List;

/**
 * Writes the rows of tables into the folder of an export.
 *
 * @param connector opens the sessions that read side by side
 * @param listener hears of what moves
 */
record ExportRows(Connector connector, Storage storage, WorkListener listener) {

  /** What is written, how, and where to. */
  record Job(ExportTerms terms, ExportReading reading, ExportFolder folder, RowsForm rows) {

    /** The parts of some tables. */
    List<SourcePart> parts(List<SourceTable> tables) {
      return tables.stream().flatMap(table -> table.parts(terms.rangeBytes()).stream()).toList();
    }
  }

  /** Throws {@link dev.slipway.backup.part.PartFailure}. */
  List<Written> write(Job job, List<SourceTable> tables) {
    SharedSnapshot snapshot =
        new SharedSnapshot(
            job.reading().session(), job.reading().plan().snapshot(), SourceScope.SETTINGS);
    PartWorkers workers = new PartWorkers(connector, snapshot, job.terms().limit(), listener);
    FileWriter files =
        new FileWriter(
            storage, job.folder().prefix(), job.terms().form().packing()::compress, workers::read);
    ExportWriter writer =
        new ExportWriter(files, job.terms().form(), job.rows(), job.reading().path());
    return workers.work(JobLists.of(job.parts(tables)), writer, job.terms().workers());
  }
}
