package dev.slipway.backup;

import dev.slipway.backup.catalogue.BackupFolder;
import dev.slipway.backup.catalogue.BackupOwner;
import dev.slipway.backup.catalogue.RunStamp;
import dev.slipway.backup.catalogue.ServerIds;
import dev.slipway.backup.manifest.KeyFailed;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.ManifestJson;
import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.backup.manifest.ServerId;
import dev.slipway.backup.part.OutOfTime;
import dev.slipway.backup.part.PartFailure;
import dev.slipway.backup.part.PartJob;
import dev.slipway.backup.part.PartWorkers;
import dev.slipway.backup.part.PartWriter;
import dev.slipway.backup.scope.BackupFailed;
import dev.slipway.backup.scope.BackupPlan;
import dev.slipway.backup.scope.BackupScope;
import dev.slipway.backup.scope.LockPatience;
import dev.slipway.backup.scope.LockedPlan;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SocketSession;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.dump.DumpedSections;
import dev.slipway.postgres.dump.SchemaDumper;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Takes backups of one database into one store. */
public final class Backup {

  private final Connector connector;
  private final IntFunction<SchemaDumper> dumpers;
  private final Storage storage;
  private final Seal seal;
  private final WorkListener listener;

  /** Nothing is opened yet; {@code dumpers} gives a dumper for a server's major version. */
  public Backup(
      Connector connector,
      IntFunction<SchemaDumper> dumpers,
      Storage storage,
      Seal seal,
      WorkListener listener) {
    this.connector = connector.passingBytes();
    this.dumpers = dumpers;
    this.storage = storage;
    this.seal = seal;
    this.listener = listener;
  }

  /**
   * Takes a backup as of one moment; others go on writing meanwhile. Throws {@link BackupFailed}:
   * there is then no manifest, and the files written so far are deleted where that is allowed.
   *
   * @param migrations reads where the migrations stand
   */
  public BackupResult take(BackupTerms terms, Function<Session, MigrationState> migrations) {
    try {
      seal.tryOut();
      return takeSealed(terms, migrations);
    } catch (SqlFailure | KeyFailed e) {
      throw new BackupFailed(
          "No backup was taken of "
              + connector.database().address()
              + ": "
              + FailureText.of(e)
              + ". Nothing was written. "
              + next(e),
          e);
    }
  }

  private BackupResult takeSealed(BackupTerms terms, Function<Session, MigrationState> migrations) {
    try (Session keeper = connector.open();
        SocketSession reader = connector.openWithSocket()) {
      SchemaDumper dumper = dumpers.apply(keeper.serverMajor());
      ServerId server = ServerIds.of(keeper, connector.database());
      BackupScope scope = new BackupScope(reader.session(), migrations, terms.withUnlogged());
      LockPatience patience =
          new LockPatience(connector.options().lockTimeout(), terms.lockTries(), terms.limit());
      BackupPlan plan = new LockedPlan<>(keeper, reader.session(), scope, patience).plan();
      plan.warnings().forEach(connector::tell);
      BackupFolder folder =
          BackupFolder.of(
              new BackupOwner(terms.environment(), plan.origin().database()),
              server,
              new RunStamp(Instant.parse(plan.startedAt()), terms.runId()),
              terms.compression());
      return write(new BackupWork(terms, plan, reader, dumper, server, folder));
    }
  }

  private BackupResult write(BackupWork work) {
    String prefix = work.folder().prefix();
    try {
      Manifest manifest = work.manifest(parts(work));
      long bytes = ManifestJson.write(manifest, storage, prefix + Manifest.FILE, seal);
      return new BackupResult(
          storage.uri() + "/" + prefix, manifest, bytes + manifest.storedBytes());
    } catch (PartFailure e) {
      throw failed(e.doing(), e.reason(), prefix);
    } catch (SqlFailure | StorageException | KeyFailed e) {
      throw failed("finishing", e, prefix);
    }
  }

  private List<Part> parts(BackupWork work) {
    BackupTerms terms = work.terms();
    PartWorkers workers = new PartWorkers(connector, work.snapshot(), terms.limit(), listener);
    PartWriter writer = new PartWriter(storage, work.folder(), work.plan().origin(), workers::read);
    try (DumpedSections schema = work.schema()) {
      List<List<PartJob>> jobs = work.jobs(schema);
      int files = jobs.stream().mapToInt(List::size).sum();
      listener.workBegins(new Work("backup", "file", files, work.plan().bytes(), true));
      return workers.work(jobs, writer, terms.workers()).stream()
          .sorted(Comparator.comparing(Part::file))
          .toList();
    }
  }

  private BackupFailed failed(String doing, Throwable reason, String prefix) {
    String remains = "Its files were deleted";
    try {
      storage.delete(storage.list(prefix).stream().map(object -> object.key()).toList());
    } catch (StorageException e) {
      reason.addSuppressed(e);
      remains = "Its files stay in " + storage.uri() + "/" + prefix + " and can be deleted";
    }
    return new BackupFailed(
        "The backup of "
            + connector.database().address()
            + " failed while "
            + doing
            + ": "
            + FailureText.of(reason)
            + ". It has no manifest and does not count. "
            + remains
            + "; the database is as it was. "
            + (reason instanceof OutOfTime over ? over.next() : next(reason)),
        reason);
  }

  private String next(Throwable reason) {
    return NextStep.after(reason, connector.database().user(), "back up again");
  }
}
