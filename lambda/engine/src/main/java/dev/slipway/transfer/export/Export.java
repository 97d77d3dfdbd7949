package dev.slipway.transfer.export;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.NextStep;
import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.backup.part.CatalogueSql;
import dev.slipway.backup.part.FileWriter;
import dev.slipway.backup.part.JobLists;
import dev.slipway.backup.part.OutOfTime;
import dev.slipway.backup.part.PartFailure;
import dev.slipway.backup.part.PartWorkers;
import dev.slipway.backup.part.SharedSnapshot;
import dev.slipway.backup.part.TimeLimit;
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
      SourceTerms asked = new SourceTerms(terms.choice(), path);
      SourceScope scope = new SourceScope(reader, asked, migrations, WORDS);
      LockPatience patience =
          new LockPatience(connector.options().lockTimeout(), terms.lockTries(), limit(terms));
      SourcePlan plan = new LockedPlan<>(keeper, reader, scope, patience).plan();
      plan.warnings().forEach(connector::tell);
      return write(terms, new Reading(reader, path, plan));
    } catch (SqlFailure e) {
      throw new ExportFailed(
          "No export was taken of %s: %s. Nothing was written. %s"
              .formatted(connector.database().address(), FailureText.of(e), next(e)),
          e);
    }
  }

  /** What is read, and the session that has all locks. */
  record Reading(Session session, OwnPath path, SourcePlan plan) {}

  private ExportResult write(ExportTerms terms, Reading reading) {
    SourcePlan plan = reading.plan();
    ExportFolder folder =
        ExportFolder.free(storage, plan.schema().database(), Instant.parse(plan.moment()));
    try {
      RowsForm rows = RowsForms.of(terms.form(), reading);
      List<Written> written = rows(terms, reading, folder, rows);
      rows.warnings().forEach(connector::tell);
      return new ExportEnd(storage, folder, terms)
          .write(reading, written, this::now)
          .warning(rows.warnings());
    } catch (PartFailure e) {
      throw failed(e.doing(), e.reason(), folder);
    } catch (SqlFailure | StorageException | IOException e) {
      throw failed("finishing", e, folder);
    }
  }

  private List<Written> rows(
      ExportTerms terms, Reading reading, ExportFolder folder, RowsForm rows) {
    SourcePlan plan = reading.plan();
    SharedSnapshot snapshot =
        new SharedSnapshot(reading.session(), plan.snapshot(), SourceScope.SETTINGS);
    PartWorkers workers = new PartWorkers(connector, snapshot, limit(terms), listener);
    FileWriter files =
        new FileWriter(storage, folder.prefix(), terms.form().packing()::compress, workers::read);
    ExportWriter writer = new ExportWriter(files, terms.form(), rows, reading.path());
    List<SourcePart> parts =
        plan.tables().stream().flatMap(table -> table.parts(terms.rangeBytes()).stream()).toList();
    listener.workBegins(new Work("export", "file", parts.size(), plan.bytes(), true));
    return workers.work(JobLists.of(parts), writer, terms.workers());
  }

  /** The moment, which also proves that the session with the locks is still there. */
  private String now(Session session) {
    return session.execute(CatalogueSql.NOW + ";\nCOMMIT").get(0).first().text("now");
  }

  private static TimeLimit limit(ExportTerms terms) {
    return new TimeLimit(
        terms.outOfTime(),
        () ->
            new OutOfTime(
                "an export",
                "Next: export from where there is no such limit (./slipway export), or fewer"
                    + " tables at a time with --tables."));
  }

  private ExportFailed failed(String doing, Throwable reason, ExportFolder folder) {
    String prefix = folder.prefix();
    String remains = "Its files were deleted";
    try {
      storage.delete(storage.list(prefix).stream().map(object -> object.key()).toList());
    } catch (StorageException e) {
      reason.addSuppressed(e);
      remains = "Its files stay in " + storage.uri() + "/" + prefix + " and can be deleted";
    }
    return new ExportFailed(
        "The export of %s failed while %s: %s. It has no manifest and does not count. %s; the"
                .formatted(connector.database().address(), doing, FailureText.of(reason), remains)
            + " database is as it was. "
            + (reason instanceof OutOfTime over ? over.next() : next(reason)),
        reason);
  }

  private String next(Throwable reason) {
    return NextStep.after(reason, connector.database().user(), "export again");
  }
}
