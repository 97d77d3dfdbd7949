package dev.slipway.action.restore;

import dev.slipway.action.Action;
import dev.slipway.action.BackupChoice;
import dev.slipway.action.BackupFields;
import dev.slipway.action.BackupOptions;
import dev.slipway.action.ChosenBackup;
import dev.slipway.action.Consents;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.NamedBackup;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Safeguards;
import dev.slipway.action.Values;
import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.ServerId;
import dev.slipway.backup.restore.RestorePlan;
import dev.slipway.backup.restore.terms.Care;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.config.Consent;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.ledger.RestoreRunner;
import dev.slipway.ledger.RestoreStart;
import dev.slipway.time.Stopwatch;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Restores a backup.
 *
 * @param workers how many sessions work side by side
 * @param backupFirst whether what is there is backed up before it is replaced
 * @param confirm the database's name, where production asks for it; null when not given
 * @param fromEnvironment the environment that the backup is of, where it is not this one, or of
 *     another server; null when not given
 */
public record RestoreRequest(
    BackupPlace backup,
    RestoreOptions options,
    int workers,
    BackupChoice backupFirst,
    @Nullable String confirm,
    @Nullable String fromEnvironment,
    Set<Consent> consents)
    implements Request {

  private static final Field<BackupPlace> BACKUP =
      Field.of("backup", Values.BACKUP)
          .needed()
          .argument(
              "BACKUP",
              "file:/folder, s3://bucket/folder, the path of a backup's folder, latest, or"
                  + " latest:DATABASE.");

  private static final Field<Integer> WORKERS =
      Field.of("workers", Values.WORKERS, RestoreTerms.WORKERS)
          .option("N", "How many sessions work side by side (default: 2).");

  private static final Field<BackupChoice> BACKUP_FIRST =
      BackupFields.first("In a protected environment, drop what is there without a backup.");

  private static final Field<String> FROM_ENVIRONMENT =
      Field.of("fromEnvironment", Values.TEXT)
          .option("NAME", "The backup is of this environment, or of another server of it.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "restore",
                  "Restores a backup into an empty database, or the rows of chosen tables.",
                  "After a failure or a kill the same command goes on where it was.",
                  "Restoring runs what is in the backup, with your rights: take only what you trust"
                      + " (BACKUP_KEY signs backups, and refuses others).")
              .finding("something was left out, or differs from the backup")
              .taking(
                  BACKUP,
                  RestoreOptions.CLEAN,
                  RestoreOptions.TABLES,
                  RestoreOptions.OWNER,
                  RestoreOptions.PRIVILEGES,
                  RestoreOptions.SKIP,
                  RestoreOptions.KEEP_GOING,
                  WORKERS,
                  BACKUP_FIRST,
                  BackupFields.CONFIRM,
                  FROM_ENVIRONMENT,
                  Consents.ENVIRONMENT_CHANGED),
          RestoreRequest::of);

  private static RestoreRequest of(Given given) {
    return new RestoreRequest(
        given.require(BACKUP, NamedBackup.MEANING),
        RestoreOptions.of(given),
        given.get(WORKERS),
        given.get(BACKUP_FIRST),
        given.find(BackupFields.CONFIRM),
        given.find(FROM_ENVIRONMENT),
        given.consents());
  }

  @Override
  public boolean isRun() {
    return true;
  }

  @Override
  public boolean needsNoMigrations() {
    return true;
  }

  @Override
  public Report perform(Desk desk) {
    Stopwatch time = new Stopwatch();
    RestoreTerms how = how(desk);
    RestoreRunner.Outcome outcome =
        desk.toolbox()
            .restorer(desk.terms())
            .run(choice(desk, how), how, (runId, plan) -> save(desk, runId, plan));
    return new RestoreReport(desk.settings().environment(), outcome, time.millis());
  }

  /** The latest backup stays the one that was begun with, whatever was taken since. */
  private Function<RestoreStart, StoredBackup> choice(Desk desk, RestoreTerms how) {
    String environment = desk.settings().environment();
    NamedBackup named =
        new NamedBackup(desk.settings(), desk.toolbox(), backup).from(fromEnvironment);
    if (!backup.isLatest()) {
      StoredBackup chosen = named.open(ServerId.UNKNOWN);
      return start -> new Provenance(environment, start.server(), fromEnvironment).allowed(chosen);
    }
    return start ->
        new Provenance(environment, start.server(), fromEnvironment)
            .allowed(
                start
                    .unfinished()
                    .filter(begun -> begun.goesOn(how))
                    .flatMap(begun -> named.begun(begun.uri()))
                    .orElseGet(() -> latest(named, start, desk)));
  }

  /** Another database's latest is not expected to be of this one. */
  private StoredBackup latest(NamedBackup named, RestoreStart start, Desk desk) {
    StoredBackup latest = named.open(start.server());
    DatabaseSettings database = desk.settings().database();
    String from = backup.database();
    boolean own = from.isEmpty() || (database != null && database.name().equals(from));
    return own && fromEnvironment == null ? Provenance.ofThisLine(latest, start.had()) : latest;
  }

  private RestoreTerms how(Desk desk) {
    return new RestoreTerms(
        options.clean(),
        options.tables(),
        options.owner(),
        options.privileges(),
        words -> true,
        options.skip(),
        options.keepGoing() ? Care.KEEPS_GOING : Care.TRIED_FIRST,
        workers,
        () -> desk.terms().deadline().limit());
  }

  private @Nullable String save(Desk desk, UUID runId, RestorePlan plan) {
    Safeguards safeguards = new Safeguards(desk.settings(), backupFirst, confirm);
    if (!safeguards.allowRestore(plan)) {
      return null;
    }
    BackupOptions asWide = BackupOptions.USUAL.withWorkers(workers);
    return new ChosenBackup(desk, backupFirst, asWide).take(runId, null);
  }
}
