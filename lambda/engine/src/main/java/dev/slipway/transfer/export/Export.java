package dev.slipway.transfer.export;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.catalogue.RunStamp;
import dev.slipway.backup.catalogue.ServerIds;
import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.backup.manifest.ServerId;
import dev.slipway.backup.part.PartFailure;
import dev.slipway.backup.part.SnapshotSql;
import dev.slipway.backup.scope.LockPatience;
import dev.slipway.backup.scope.LockedPlan;
import dev.slipway.backup.scope.Scope;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.transfer.export.ExportRows.Job;
import dev.slipway.transfer.export.ExportWriter.Written;
import dev.slipway.transfer.source.OwnPath;
import dev.slipway.transfer.source.SourcePart;
import dev.slipway.transfer.source.SourcePlan;
import dev.slipway.transfer.source.SourceScope;
import dev.slipway.transfer.source.SourceTerms;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Writes the rows of a database into a store. */
public final class Export {

  private static final Scope.Words WORDS =
      new Scope.Words("No export was taken", "export again", ExportFailed::new);

  private final Connector connector;
  private final Storage storage;
  private final WorkListener listener;

  /** Nothing is opened yet. */
  public Export(Connector connector, Storage storage, WorkListener listener) {
    this.connector = connector;
    this.storage = storage;
    this.listener = listener;
  }

  /**
   * Takes an export as of one moment; others go on writing meanwhile. Throws {@link
   * dev.slipway.error.InvalidInput} for tables that are not there, and {@link ExportFailed}: there
   * is then no manifest, and the files written so far are deleted where that is allowed.
   *
   * @param migrations reads where the migrations stand
   */
  public ExportResult take(ExportTerms terms, Function<Session, MigrationState> migrations) {
    try (Session keeper = connector.open();
        Session reader = connector.open()) {
      OwnPath path = OwnPath.of(keeper);
      ServerId server =
          terms.inSlices() ? ServerIds.of(reader, connector.database()) : ServerId.UNKNOWN;
      SourceTerms asked = new SourceTerms(terms.choice(), path);
      SourceScope scope = new SourceScope(reader, asked, migrations, WORDS);
      LockPatience patience =
          new LockPatience(connector.options().lockTimeout(), terms.lockTries(), terms.limit());
      SourcePlan plan = new LockedPlan<>(keeper, reader, scope, patience).plan();
      plan.warnings().forEach(connector::tell);
      return write(terms, new ExportReading(reader, path, plan), server);
    } catch (SqlFailure e) {
      throw new ExportFailed(
          "No export was taken of %s: %s. Nothing was written. %s"
              .formatted(connector.database().address(), FailureText.of(e), brokenOff().next(e)),
          e);
    }
  }

  private ExportResult write(ExportTerms terms, ExportReading reading, ServerId server) {
    RowsForm rows = RowsForms.of(terms.form(), reading);
    ExportResult result =
        terms.inSlices() ? slice(terms, server, reading, rows) : whole(terms, reading, rows);
    rows.warnings().forEach(connector::tell);
    return result.warning(rows.warnings());
  }

  private ExportResult whole(ExportTerms terms, ExportReading reading, RowsForm rows) {
    SourcePlan plan = reading.plan();
    ExportFolder folder = ExportFolder.of(plan.schema().database(), stamp(terms, plan));
    ExportRows writer = new ExportRows(connector, storage, listener);
    Job job = new Job(terms, reading, folder, rows);
    ContentSums sums = new ContentSums(reading, terms.form());
    List<SourcePart> parts = job.parts(plan.tables());
    listener.workBegins(new Work("export", "file", parts.size(), plan.bytes(), true));
    try {
      List<Written> written = writer.write(job, plan.tables());
      return new ExportEnd(storage, folder, terms)
          .write(reading, sums.of(ExportTables.of(plan.tables(), written)), this::now);
    } catch (PartFailure e) {
      throw brokenOff().deleting(folder, e.doing(), e.reason());
    } catch (SqlFailure | StorageException | IOException e) {
      throw brokenOff().deleting(folder, "finishing", e);
    }
  }

  private static RunStamp stamp(ExportTerms terms, SourcePlan plan) {
    return new RunStamp(Instant.parse(plan.moment()), terms.runId());
  }

  private ExportResult slice(
      ExportTerms terms, ServerId server, ExportReading reading, RowsForm rows) {
    SourcePlan plan = reading.plan();
    UnfinishedExport unfinished =
        unfinished(stamp(terms, plan), terms.identity(server), plan.schema().database());
    ExportEnd end = new ExportEnd(storage, unfinished.folder(), terms);
    Job job = new Job(terms, reading, unfinished.folder(), rows);
    ExportSlice slice =
        new ExportSlice(new ExportRows(connector, storage, listener), job, end, unfinished);
    listener.workBegins(
        new Work("export", "file", job.parts(plan.tables()).size(), plan.bytes(), true));
    try {
      int left = slice.write();
      if (left > 0) {
        return end.paused(reading, slice.tables(), left);
      }
      ExportResult result = end.write(reading, slice.tables(), this::now);
      unfinished.forget();
      return result;
    } catch (PartFailure e) {
      throw brokenOff().keeping(unfinished, plan, e.doing(), e.reason());
    } catch (SqlFailure | StorageException | IOException e) {
      throw brokenOff().keeping(unfinished, plan, "finishing", e);
    }
  }

  private UnfinishedExport unfinished(RunStamp stamp, String identity, String database) {
    try {
      return UnfinishedExport.of(storage, database, stamp, identity);
    } catch (IOException | IllegalArgumentException | StorageException e) {
      String pointer = ExportFolder.of(database) + "/" + UnfinishedExport.POINTER;
      throw new ExportFailed(
          "No export was taken of %s: what %s/%s leads to, the export that has not ended, cannot be read (%s). Nothing was written. Next: delete that, and export anew."
              .formatted(connector.database().address(), storage.uri(), pointer, FailureText.of(e)),
          e);
    }
  }

  private BrokenOff brokenOff() {
    return new BrokenOff(connector.database(), storage);
  }

  /** The moment, which also proves that the session with the locks is still there. */
  private String now(Session session) {
    return session.execute(SnapshotSql.NOW + ";\nCOMMIT").get(0).first().text("now");
  }
}
