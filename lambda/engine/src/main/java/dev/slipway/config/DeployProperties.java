package dev.slipway.config;

/** Properties of the custom resource: a deploy runs when one of them has changed. */
public final class DeployProperties {

  /** Which of these there are. */
  public static final String FORM = "propertiesVersion";

  /** A fingerprint of the files. */
  public static final String MIGRATIONS_HASH = "migrationsHash";

  /** Where the files are in S3. */
  public static final String MIGRATIONS_URL = "migrationsUrl";

  /** The newest version of the files, empty for none. */
  public static final String HEAD_VERSION = "headVersion";

  /** What a rollback may do to the schema; see {@link DeployVariables#ON_ROLLBACK}. */
  public static final String ON_ROLLBACK = "onRollback";

  /** What becomes of versions below the newest applied one. */
  public static final String OUT_OF_ORDER = "outOfOrder";

  public static final String BACKFILL = "backfill";

  /** Which database is migrated, and how the function logs in: another one has its own history. */
  public static final String DATABASE = "database";

  /** Which files run, where some are for other environments. */
  public static final String ENVIRONMENT = "environment";

  /** Where the history is, which knows what has run. */
  public static final String HISTORY_SCHEMA = "historySchema";

  /** Whose form the files have, and so what they mean. */
  public static final String MIGRATIONS_FORMAT = "migrationsFormat";

  /** Values for placeholders, as one JSON object of texts. */
  public static final String SET = "set";

  /** What the deploy may run and nothing else; see {@link DeployVariables#APPROVED}. */
  public static final String APPROVED = "approved";

  /** ARN of the state machine that goes on with what takes longer than a deploy may. */
  public static final String LONG_RUNS = "longRuns";

  /** When the template was made, where every deploy is to run. */
  public static final String SALT = "salt";

  private DeployProperties() {}
}
