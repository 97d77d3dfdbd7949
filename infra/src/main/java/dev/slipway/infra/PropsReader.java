package dev.slipway.infra;

import dev.slipway.config.ProtectedEnvironments;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import dev.slipway.infra.DatabaseMigrationsProps.BackupProps;
import dev.slipway.infra.DatabaseMigrationsProps.RunProps;
import dev.slipway.infra.database.LeastCapacity;
import dev.slipway.infra.database.Target;
import dev.slipway.infra.function.FunctionProps;
import dev.slipway.infra.function.MigrationFolder;
import dev.slipway.infra.watch.Refresh;
import dev.slipway.infra.watch.WatchProps;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.IKey;

/** Makes props out of what was said; reports every problem at once. */
final class PropsReader {

  private final PropsBuilder<?> said;
  private final Problems problems = new Problems();

  private PropsReader(PropsBuilder<?> said) {
    this.said = said;
  }

  static DatabaseMigrationsProps read(PropsBuilder<?> said) {
    return new PropsReader(said).props();
  }

  private DatabaseMigrationsProps props() {
    Target target = new TargetReader(said, problems).read();
    RunReader runs = new RunReader(said, problems);
    MigrationFolder migrations = runs.migrations();
    RunProps run = runs.read();
    FunctionProps function = new FunctionReader(said, problems).read();
    checkBackup(target, run.protectedEnvironments());
    Optional<Duration> backupEvery = backupEvery();
    BackupProps backup = backup();
    Optional<DataMoves> dataMoves = dataMoves();
    Optional<ComingMigrations> coming = coming();
    Optional<LongRuns> longRuns = new LongRunsReader(said, problems).read();
    WatchProps watch = watch(backupEvery, migrations != null && migrations.hasBackfills());
    problems.throwIfAny(
        list -> new InvalidInput(Problems.format("DatabaseMigrations cannot be built:", list)));
    if (target == null || migrations == null || function == null) {
      throw new IllegalStateException("a problem was not reported");
    }
    return new DatabaseMigrationsProps(
        target,
        migrations,
        run,
        function,
        backup,
        dataMoves,
        longRuns,
        coming,
        watch,
        said.leavesNothing,
        DeployCaller.FRAMEWORK);
  }

  private BackupProps backup() {
    return new BackupProps(
        said.backups, said.backupBeforeUp, said.snapshotBeforeUp, keptFor(), backupKey());
  }

  private WatchProps watch(Optional<Duration> backupEvery, boolean backfills) {
    List<Refresh> refreshes = new RefreshReader(said.refreshes, problems).read();
    return new WatchProps(
        statusEvery(),
        backupEvery,
        refreshes,
        backfills,
        undisturbed(),
        said.alarmTopic,
        Optional.ofNullable(said.events));
  }

  private void checkBackup(@Nullable Target target, ProtectedEnvironments protectedOnes) {
    boolean wanted =
        said.backupBeforeUp.isWantedIn(said.environment, protectedOnes) && !said.snapshotBeforeUp;
    if (wanted && said.backups.areOff()) {
      problems.add(
          "backups",
          "are off, but up is to back up first ("
              + (said.backupBeforeUp == BackupBeforeUp.AUTO
                  ? "AUTO in " + said.environment
                  : "ALWAYS")
              + ") and would fail; give a bucket, or say BackupBeforeUp.NEVER");
    }
    if (said.snapshotBeforeUp && target != null && target.resource().isEmpty()) {
      problems.add(
          "snapshotBeforeUp",
          "needs to know what to take a snapshot of; give instanceIdentifier(...) or"
              + " clusterIdentifier(...)");
    }
  }

  private Optional<IKey> backupKey() {
    IKey key = said.backupKey;
    if (key == null) {
      return Optional.empty();
    }
    if (said.backups.areOff()) {
      problems.add("backupKey", "signs backups, and backups are off");
    }
    if (!BackupKeys.maySign(key)) {
      problems.add(
          "backupKey",
          "is not for HMAC; make it with KeyUsage.GENERATE_VERIFY_MAC and KeySpec.HMAC_256");
    }
    return Optional.of(key);
  }

  private Optional<DataMoves> dataMoves() {
    if (said.dataMoves != null && said.backups.areOff()) {
      problems.add("dataMoves", "puts exports into the bucket for backups, and backups are off");
    }
    return Optional.ofNullable(said.dataMoves);
  }

  private Optional<ComingMigrations> coming() {
    ComingMigrations coming = said.coming;
    if (coming != null && !coming.prefix().matches("[^/].*/")) {
      problems.add(
          "comingMigrations",
          "has the prefix \"" + coming.prefix() + "\"; it must be a folder, as in app/");
    }
    return Optional.ofNullable(coming);
  }

  private Duration keptFor() {
    Duration kept = said.backupsKeptFor;
    if (!DurationOrder.isBetween(kept, 86_400, 3_650 * 86_400.0)
        || kept.toMilliseconds().longValue() % 86_400_000 != 0) {
      problems.add("keepBackupsFor", "must be whole days from 1 to 3650");
    }
    return kept;
  }

  private Optional<Duration> backupEvery() {
    Duration every = said.backupEvery;
    if (every == null) {
      return Optional.empty();
    }
    if (said.backups.areOff()) {
      problems.add("backupEvery", "needs a place for backups, and backups are off");
    }
    if (!DurationOrder.isBetween(every, 3600, 30 * 86_400)
        || every.toMilliseconds().longValue() % 60_000 != 0) {
      problems.add("backupEvery", "must be whole minutes from 1 hour to 30 days");
    }
    return Optional.of(every);
  }

  private Optional<Duration> statusEvery() {
    if (said.withoutStatusSchedule) {
      if (said.statusEvery != null) {
        problems.add("statusEvery", "contradicts withoutStatusSchedule()");
      }
      return Optional.empty();
    }
    Duration every = said.statusEvery == null ? Duration.hours(1) : said.statusEvery;
    if (!DurationOrder.isBetween(every, 300, 86_400)
        || every.toMilliseconds().longValue() % 60_000 != 0) {
      problems.add("statusEvery", "must be whole minutes from 5 min to 1 day");
    }
    return Optional.of(every);
  }

  private Optional<LeastCapacity> undisturbed() {
    return said.statusEvery == null
        ? said.databases.stream().flatMap(given -> given.leastCapacity().stream()).findFirst()
        : Optional.empty();
  }
}
