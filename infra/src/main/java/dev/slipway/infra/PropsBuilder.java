package dev.slipway.infra;

import dev.slipway.config.Consent;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * What can be said about migrations: of which database, by which function, how they run, and what
 * is saved and watched. Nothing is checked before all of it was said.
 */
public abstract class PropsBuilder<B extends PropsBuilder<B>> extends FunctionBuilder<B> {

  @Nullable String migrations;
  String environment = "dev";
  RunOn runOn = RunOn.EVERY_DEPLOY;
  OnRollback onRollback = OnRollback.KEEP;
  @Nullable Duration lockTimeout;
  @Nullable String historySchema;
  @Nullable String protectedEnvironments;
  final Set<Consent> consents = EnumSet.noneOf(Consent.class);
  Backups backups = Backups.ownBucket();
  BackupBeforeUp backupBeforeUp = BackupBeforeUp.AUTO;
  boolean snapshotBeforeUp;
  @Nullable Duration backupEvery;
  @Nullable Duration statusEvery;
  boolean withoutStatusSchedule;
  @Nullable ITopic alarmTopic;

  PropsBuilder() {}

  /** The folder of migrations, from where the app is started. Needed. */
  public B migrations(String folder) {
    migrations = folder;
    return self();
  }

  /**
   * {@code dev}, {@code staging}, {@code prod}, ... Default: dev. In protected ones, backups come
   * first, and drift is refused. The database remembers the environment it is of.
   */
  public B environment(String value) {
    environment = value;
    return self();
  }

  /** Which environments are protected. Default: prod, production, prd and live. */
  public B protectedEnvironments(String... names) {
    protectedEnvironments = String.join(",", names);
    return self();
  }

  /**
   * Whether the files are meant for a database that holds tables already, of which no history of
   * ours tells anything. Default: no, and the first deploy there is refused.
   */
  public B existingDatabase(boolean value) {
    return agree(Consent.EXISTING, value);
  }

  /**
   * Whether a deploy takes over what other hands have changed in the schema. Default: not in
   * protected environments, where it is refused.
   */
  public B acceptDrift(boolean value) {
    return agree(Consent.ACCEPT_DRIFT, value);
  }

  /**
   * Whether the database is of {@code environment} from now on, whatever it remembers. For one
   * deploy. Default: no, and a deploy that says another environment is refused.
   */
  public B environmentChanged(boolean value) {
    return agree(Consent.ENVIRONMENT_CHANGED, value);
  }

  private B agree(Consent consent, boolean value) {
    consents.remove(consent);
    if (value) {
      consents.add(consent);
    }
    return self();
  }

  /** Which deploys run the migrations. Default: each. */
  public B runOn(RunOn value) {
    runOn = value;
    return self();
  }

  /** What a rollback does to the schema. Default: nothing. */
  public B onRollback(OnRollback value) {
    onRollback = value;
    return self();
  }

  /** Longest wait for one lock. Default: the function's, 5 s. */
  public B lockTimeout(Duration value) {
    lockTimeout = value;
    return self();
  }

  /** Where the history tables are. Default: public. */
  public B historySchema(String value) {
    historySchema = value;
    return self();
  }

  /** Where backups go. Default: a bucket made for them. */
  public B backups(Backups value) {
    backups = value;
    return self();
  }

  /** Whether {@code up} backs up first. Default: in protected environments. */
  public B backupBeforeUp(BackupBeforeUp value) {
    backupBeforeUp = value;
    return self();
  }

  /**
   * Whether {@code up} takes an RDS snapshot first, in place of a backup, and changes nothing
   * before it is available. The function must reach RDS: from subnets without a way out, by an
   * interface endpoint for {@code rds}. Default: no.
   */
  public B snapshotBeforeUp(boolean value) {
    snapshotBeforeUp = value;
    return self();
  }

  /**
   * How often a backup is taken, 1 hour to 30 days. It must fit into the function's 14 minutes; of
   * a bigger database RDS's own backups are the better ones. Default: never by itself.
   */
  public B backupEvery(Duration value) {
    backupEvery = value;
    return self();
  }

  /**
   * How often it is published what is pending, how old the newest backup is, and how many objects
   * of the schema other hands have changed: 5 min to 1 day. Default: every hour.
   */
  public B statusEvery(Duration value) {
    statusEvery = value;
    return self();
  }

  /** Publishes no status; the alarms about pending migrations and old backups go with it. */
  public B withoutStatusSchedule() {
    withoutStatusSchedule = true;
    return self();
  }

  /** Who is told when an alarm goes off. Default: nobody. */
  public B alarmTopic(ITopic value) {
    alarmTopic = value;
    return self();
  }
}
