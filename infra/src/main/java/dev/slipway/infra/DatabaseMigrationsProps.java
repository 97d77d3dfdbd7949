package dev.slipway.infra;

import dev.slipway.config.Consent;
import dev.slipway.config.OnHazards;
import dev.slipway.config.ProtectedEnvironments;
import dev.slipway.infra.database.Target;
import dev.slipway.infra.function.DataSource;
import dev.slipway.infra.function.FunctionProps;
import dev.slipway.infra.function.MigrationSource;
import dev.slipway.infra.watch.WatchProps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;

/**
 * Everything about migrations of one database, complete and without contradiction.
 *
 * @param coming where the migrations of builds to come are
 * @param leavesNothing whether log and backups go with the stack
 * @param caller who calls the function during a deploy
 */
public record DatabaseMigrationsProps(
    Target target,
    MigrationSource migrations,
    RunProps run,
    FunctionProps function,
    BackupProps backup,
    Optional<DataMoves> dataMoves,
    Optional<LongRuns> longRuns,
    Optional<ComingMigrations> coming,
    WatchProps watch,
    boolean leavesNothing,
    DeployCaller caller) {

  /** Starts with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Puts props together. */
  public static final class Builder extends PropsBuilder<Builder> {

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * The props. Throws {@code dev.slipway.error.InvalidInput} that lists everything that is
     * missing or contradicts itself.
     */
    public DatabaseMigrationsProps build() {
      return PropsReader.read(this);
    }
  }

  /** Databases that rows may be copied from. */
  List<DataSource> sources() {
    return dataMoves.map(DataMoves::sources).orElse(List.of());
  }

  /** What becomes of the log: after a first deploy that failed, it is all that is left to read. */
  RemovalPolicy endOfLogs() {
    return leavesNothing ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
  }

  /**
   * How migrations run.
   *
   * @param migrationsFormat the tool whose form the folder has, nothing where the files tell
   * @param approved what a deploy may run and nothing else, nothing for whatever is pending
   */
  record RunProps(
      String environment,
      RunOn runOn,
      OnRollback onRollback,
      OutOfOrder outOfOrder,
      boolean backfill,
      HazardProps hazards,
      Optional<String> approved,
      Placeholders placeholders,
      Waits waits,
      Optional<String> historySchema,
      Optional<String> migrationsFormat,
      ProtectedEnvironments protectedEnvironments,
      Set<Consent> consents) {}

  /**
   * What becomes of hazards.
   *
   * @param choice nothing for the function's default
   * @param levels by kinds
   */
  record HazardProps(Optional<OnHazards> choice, Map<String, String> levels) {}

  /**
   * What replaces placeholders.
   *
   * @param set values by their names; they may be tokens
   * @param setEnv those whose values are in variables of their names
   */
  record Placeholders(Map<String, String> set, Set<String> setEnv) {}

  /** How long, and how often, something is waited for; nothing for the function's defaults. */
  record Waits(
      Optional<Duration> lockTimeout,
      Optional<Integer> lockTries,
      Optional<Duration> statementTimeout,
      Optional<Duration> connectWait,
      Optional<Duration> runLockWait) {}

  /** What is saved before anything is changed, what signs it, and how long it is kept. */
  record BackupProps(
      Backups where,
      BackupBeforeUp beforeUp,
      boolean snapshot,
      Duration keptFor,
      Optional<IKey> key) {}
}
