package dev.slipway.infra;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * What can be said about migrations: of which database, by which function, how they run, and what
 * is saved and watched. Nothing is checked before all of it was said.
 */
public abstract class PropsBuilder<B extends PropsBuilder<B>> extends RunBuilder<B> {

  Backups backups = Backups.ownBucket();
  BackupBeforeUp backupBeforeUp = BackupBeforeUp.AUTO;
  boolean snapshotBeforeUp;
  @Nullable IKey backupKey;
  @Nullable Duration backupEvery;
  @Nullable DataMoves dataMoves;
  @Nullable LongRuns longRuns;
  @Nullable ComingMigrations coming;
  final List<RefreshReader.Said> refreshes = new ArrayList<>();
  Duration backupsKeptFor = Duration.days(365);
  boolean leavesNothing;
  @Nullable Duration statusEvery;
  boolean withoutStatusSchedule;
  @Nullable ITopic alarmTopic;
  @Nullable IEventBus events;

  PropsBuilder() {}

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
   * The key of KMS that signs backups: made for HMAC ({@code KeyUsage.GENERATE_VERIFY_MAC}, {@code
   * KeySpec.HMAC_256}). The function may sign and verify with it, and refuses backups that it has
   * not signed. The function must reach KMS: from subnets without a way out, by an interface
   * endpoint for {@code kms}. Default: backups are not signed.
   */
  public B backupKey(IKey value) {
    backupKey = value;
    return self();
  }

  /**
   * Lets the function export the rows of its database into the bucket for backups, and import them
   * from there. Default: it has no right to either.
   */
  public B dataMoves() {
    return dataMoves(DataMoves.ofOwnExports());
  }

  /** The same, and what else it may read. */
  public B dataMoves(DataMoves value) {
    dataMoves = value;
    return self();
  }

  /**
   * Adds a state machine that asks the function for an action until it is done, however long that
   * takes: its input is a request, as the function takes it. Default: none.
   */
  public B longRuns() {
    return longRuns(LongRuns.ofActions());
  }

  /** The same, and what else is driven to its end. */
  public B longRuns(LongRuns value) {
    longRuns = value;
    return self();
  }

  /**
   * Where a pipeline puts the migrations of a build before it deploys it: zips below a prefix of a
   * bucket, which {@code plan}, {@code lint}, {@code review} and {@code preflight} read when a
   * request names one in {@code migrationsUrl}. Nothing of them is run. Default: nowhere.
   *
   * @param prefix ends with a slash
   */
  public B comingMigrations(IBucket bucket, String prefix) {
    coming = ComingMigrations.below(bucket, prefix);
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
   * How often materialized views are refreshed, 1 minute to 30 days: those that are named, with
   * patterns as {@code refresh} takes them, or all. May be said several times, of different views.
   * With {@link #longRuns()}, what does not fit into one call of the function goes on. Default:
   * never by itself.
   */
  public B refreshEvery(Duration value, String... views) {
    refreshes.add(new RefreshReader.Said(value, null, List.of(views)));
    return self();
  }

  /** The same at times that a schedule says, in UTC. */
  public B refreshEvery(Schedule value, String... views) {
    refreshes.add(new RefreshReader.Said(null, value, List.of(views)));
    return self();
  }

  /**
   * How long a backup is kept in the bucket made for them, the newest too; whole days. A given
   * bucket has rules of its own. Default: 365 days.
   */
  public B keepBackupsFor(Duration value) {
    backupsKeptFor = value;
    return self();
  }

  /**
   * Whether log and backups go when the stack is deleted, for previews of branches; the database is
   * none of ours. Default: no, they stay.
   */
  public B leaveNothing(boolean value) {
    leavesNothing = value;
    return self();
  }

  /**
   * How often it is published what is pending, how old the newest backup is, and how many objects
   * of the schema other hands have changed: 5 min to 1 day. Default: every hour. The schedule is
   * made and turned off for an Aurora cluster of this app that may pause (a least capacity of 0),
   * which each look would wake; of one that is imported the CDK does not know.
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

  /**
   * The bus of EventBridge that is told how each run has ended (docs/operations/events.md). The
   * function must reach EventBridge: from subnets without a way out, by an interface endpoint for
   * {@code events}. Default: none.
   */
  public B events(IEventBus value) {
    events = value;
    return self();
  }

  /** Who is told when an alarm goes off. Default: nobody. */
  public B alarmTopic(ITopic value) {
    alarmTopic = value;
    return self();
  }
}
