package dev.slipway.config;

/** Metrics that the function writes, and alarms watch. */
public final class MetricNames {

  /** What stands before them all. */
  public static final String NAMESPACE = "Slipway";

  /** The dimension that names the environment. */
  public static final String ENVIRONMENT = "Environment";

  /** The dimension that names the database. */
  public static final String DATABASE = "Database";

  /** 1 for a run that failed. */
  public static final String RUN_FAILED = "RunFailed";

  /** How long a run took. */
  public static final String RUN_SECONDS = "RunSeconds";

  /** How much of that went into waiting for locks. */
  public static final String LOCK_WAIT_SECONDS = "LockWaitSeconds";

  /** 1 when the database could not be reached. */
  public static final String CONNECTION_FAILED = "ConnectionFailed";

  /** How many migrations a run has applied. */
  public static final String MIGRATIONS_APPLIED = "MigrationsApplied";

  /** How many are still to do. */
  public static final String MIGRATIONS_PENDING = "MigrationsPending";

  /** How many objects other hands have changed. */
  public static final String DRIFT_FOUND = "DriftFound";

  /** How large a backup is. */
  public static final String BACKUP_BYTES = "BackupBytes";

  /** How long it took. */
  public static final String BACKUP_SECONDS = "BackupSeconds";

  /** How old the newest backup is. */
  public static final String BACKUP_AGE_HOURS = "BackupAgeHours";

  /** 1 for a backfill that failed. */
  public static final String BACKFILL_FAILED = "BackfillFailed";

  /** How many rows a run of a backfill has looked at, or changed where it looks at none. */
  public static final String BACKFILL_ROWS = "BackfillRows";

  /** The same in a second. */
  public static final String BACKFILL_ROW_RATE = "BackfillRowRate";

  /** How many rows of it are left. */
  public static final String BACKFILL_ROWS_LEFT = "BackfillRowsLeft";

  /** How many backfills are not at their end, are held by nobody, and do not go on. */
  public static final String BACKFILLS_STILL = "BackfillsStill";

  private MetricNames() {}
}
