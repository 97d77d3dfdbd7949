package dev.slipway.action.verifybackup;

import dev.slipway.action.Action;
import dev.slipway.action.DatabaseUse;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.NamedBackup;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.action.Values;
import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.rehearse.RehearsalResult;
import dev.slipway.backup.verify.Depth;
import dev.slipway.backup.verify.Verifier;
import dev.slipway.backup.verify.VerifyResult;
import dev.slipway.config.Settings;
import dev.slipway.run.RunTerms;
import dev.slipway.storage.Storage;
import dev.slipway.time.Stopwatch;
import org.jspecify.annotations.Nullable;

/** Says whether a backup is whole, having looked as closely as {@code depth} says. */
public record VerifyRequest(BackupPlace backup, Depth depth) implements Request {

  private static final Field<BackupPlace> BACKUP =
      Field.of("backup", Values.BACKUP)
          .needed()
          .argument(
              "BACKUP",
              "Its URI as `backups` lists it, the path of its folder, latest, or latest:DATABASE.");

  private static final Field<Depth> DEPTH =
      Field.of("depth", Values.oneOf(Depth.class), Depth.FULL)
          .word("quick", "--quick", "Which files are there, and how long they are.")
          .word("full", "--full", "Also reads every file: hashes, lengths, rows. The default.")
          .word(
              "rehearse",
              "--rehearse",
              "Also restores it into a scratch database and compares: on an embedded PostgreSQL, or"
                  + " on the server of --url, where a database slipway_rehearsal_... is made and"
                  + " dropped. This runs what is in the backup.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "verify-backup",
                  "Says whether a backup is whole. Changes nothing. Exit 3 when anything is wrong"
                      + " with it, 1 when it could not be read.")
              .about(Topic.CONNECTION, Topic.BACKUP, Topic.OUTPUT)
              .finding("something is wrong with the backup")
              .taking(BACKUP, DEPTH),
          VerifyRequest::of);

  private static VerifyRequest of(Given given) {
    return new VerifyRequest(given.require(BACKUP, NamedBackup.MEANING), given.get(DEPTH));
  }

  /** A database that is only configured is never rehearsed on. */
  @Override
  public DatabaseUse use() {
    return depth == Depth.REHEARSE ? DatabaseUse.SCRATCH : DatabaseUse.NAMED;
  }

  @Override
  public boolean needsNoMigrations() {
    return true;
  }

  @Override
  public Report perform(Desk desk) {
    Stopwatch time = new Stopwatch();
    RunTerms terms = desk.terms();
    Settings settings = desk.settings();
    Storage folder = new NamedBackup(settings, desk.toolbox(), backup).folder();
    Verifier verifier =
        new Verifier(
            folder,
            desk.toolbox().seal(settings),
            terms.listener(),
            () -> terms.deadline().hasTime());
    VerifyResult result = depth == Depth.QUICK ? verifier.quick() : verifier.full();
    RehearsalResult rehearsal = depth == Depth.REHEARSE ? rehearse(desk, folder, result) : null;
    return new VerifyReport(settings.environment(), depth, result, rehearsal, time.millis());
  }

  /** What is damaged needs no rehearsal. */
  private static @Nullable RehearsalResult rehearse(
      Desk desk, Storage folder, VerifyResult result) {
    Manifest manifest = result.manifest();
    return manifest == null || !result.isWhole()
        ? null
        : desk.toolbox().rehearsal(desk.terms()).hold(new StoredBackup(folder, "", manifest));
  }
}
