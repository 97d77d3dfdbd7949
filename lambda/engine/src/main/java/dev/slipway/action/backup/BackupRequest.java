package dev.slipway.action.backup;

import dev.slipway.action.Action;
import dev.slipway.action.BackupKind;
import dev.slipway.action.BackupOptions;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.FilesBackup;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.SnapshotBackup;
import dev.slipway.action.Values;
import dev.slipway.backup.BackupResult;
import dev.slipway.backup.manifest.Compression;
import dev.slipway.time.Stopwatch;

/**
 * Backs the database up.
 *
 * @param await whether to wait until a snapshot is available
 * @param options how files are written
 */
public record BackupRequest(BackupKind kind, boolean await, BackupOptions options)
    implements Request {

  private static final Field<BackupKind> KIND =
      BackupKind.FIELD.word(
          "snapshot",
          "--snapshot",
          "Take a snapshot of the RDS instance or Aurora cluster instead.");

  private static final Field<Boolean> WAIT =
      Field.flag("wait", "With --snapshot: wait until it is available.");

  private static final Field<Compression> COMPRESSION =
      Field.of("compression", Values.oneOf(Compression.class), BackupOptions.USUAL.compression())
          .option("KIND", "zstd or gzip (default: zstd).");

  private static final Field<Integer> WORKERS =
      Field.of("workers", Values.WORKERS, BackupOptions.USUAL.workers())
          .option("N", "How many sessions read rows side by side (default: 2).");

  private static final Field<Boolean> UNLOGGED =
      Field.unless("unlogged", "Leave out the rows of unlogged tables.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "backup",
                  "Writes a backup of the whole database, as of one moment, into the store.",
                  "Without a tool of ours: cat *.sql.zst | zstd -dc | psql -1 -v ON_ERROR_STOP=1"
                      + " DATABASE")
              .taking(KIND, WAIT, COMPRESSION, WORKERS, UNLOGGED),
          BackupRequest::of);

  private static BackupRequest of(Given given) {
    BackupKind kind = given.get(KIND);
    if (kind == BackupKind.FILES) {
      given.refuseIfAsked(WAIT, "is for snapshots; a backup into the store is always waited for");
    } else {
      String why = "is for a backup into the store, and " + given.name(KIND) + " asks for another";
      given.refuseIfAsked(COMPRESSION, why);
      given.refuseIfAsked(WORKERS, why);
      given.refuseIfDenied(UNLOGGED, why);
    }
    return new BackupRequest(
        kind,
        given.get(WAIT),
        new BackupOptions(given.get(COMPRESSION), given.get(WORKERS), given.get(UNLOGGED)));
  }

  @Override
  public Report perform(Desk desk) {
    return kind == BackupKind.SNAPSHOT ? snapshot(desk) : files(desk);
  }

  private Report files(Desk desk) {
    Stopwatch time = new Stopwatch();
    FilesBackup files = new FilesBackup(desk);
    BackupResult result =
        desk.work().backUp(runId -> files.take(options, runId), BackupResult::uri);
    return new BackupReport(desk.settings().environment(), result, time.millis());
  }

  /** Only an available snapshot is the backup of a run. */
  private Report snapshot(Desk desk) {
    Stopwatch time = new Stopwatch();
    SnapshotBackup snapshots = new SnapshotBackup(desk);
    SnapshotBackup.Taken taken =
        desk.work()
            .backUp(
                runId -> await ? snapshots.takeAndAwait(runId) : snapshots.take(runId),
                done -> done.snapshot().isAvailable() ? done.snapshot().arn() : null);
    return new SnapshotReport(taken, await, time.millis());
  }
}
