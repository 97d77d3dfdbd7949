package dev.slipway.config;

/** Our variables: the construct sets them for its function, and everybody else by hand. */
public final class VariableNames {

  /** The database, with all that leads to it. */
  public static final String DATABASE_URL = "DATABASE_URL";

  /** The secret that holds who may log in, and where. */
  public static final String DB_SECRET_ARN = "DB_SECRET_ARN";

  /** The server; what it says counts more than the secret. */
  public static final String DB_HOST = "DB_HOST";

  /** The port of the server. */
  public static final String DB_PORT = "DB_PORT";

  /** The database's name in the server. */
  public static final String DB_NAME = "DB_NAME";

  /** Who logs in. */
  public static final String DB_USER = "DB_USER";

  /** The password, where there is one. */
  public static final String DB_PASSWORD = "DB_PASSWORD";

  /** How to log in, if not with a password. */
  public static final String DB_AUTH = "DB_AUTH";

  /** Whether TLS is used, and what is checked. */
  public static final String DB_SSLMODE = "DB_SSLMODE";

  /** The roots that a certificate is checked against. */
  public static final String DB_SSLROOTCERT = "DB_SSLROOTCERT";

  /** What tells the server from others for ever. */
  public static final String DB_SERVER_ID = "DB_SERVER_ID";

  /** What RDS takes a snapshot of. */
  public static final String DB_RESOURCE_ID = "DB_RESOURCE_ID";

  /** The environment that the database is of. */
  public static final String ENVIRONMENT = "ENVIRONMENT";

  /** The environments where more is asked for. */
  public static final String PROTECTED_ENVIRONMENTS = "PROTECTED_ENVIRONMENTS";

  /** Where the migrations are: a folder, or an address in S3. */
  public static final String MIGRATIONS = "MIGRATIONS";

  /** The tool in whose form the migrations are. */
  public static final String MIGRATIONS_FORMAT = "MIGRATIONS_FORMAT";

  /** Below which address in S3 the migrations of builds to come are. */
  public static final String COMING_MIGRATIONS = "COMING_MIGRATIONS";

  /** The schema of our own tables. */
  public static final String HISTORY_SCHEMA = "HISTORY_SCHEMA";

  /** How long a lock is waited for. */
  public static final String LOCK_TIMEOUT = "LOCK_TIMEOUT";

  /** How often a segment is tried that did not get its locks. */
  public static final String LOCK_TRIES = "LOCK_TRIES";

  /** How long a statement may take. */
  public static final String STATEMENT_TIMEOUT = "STATEMENT_TIMEOUT";

  /** How long to go on trying to connect. */
  public static final String CONNECT_WAIT = "CONNECT_WAIT";

  /** The server of SSH through which the database is reached. */
  public static final String SSH_TUNNEL = "SSH_TUNNEL";

  /** The port of that server. */
  public static final String SSH_TUNNEL_PORT = "SSH_TUNNEL_PORT";

  /** The file with the key to log in there. */
  public static final String SSH_TUNNEL_KEY = "SSH_TUNNEL_KEY";

  /** Whether that way is taken only where the direct one fails. */
  public static final String SSH_TUNNEL_IF_NEEDED = "SSH_TUNNEL_IF_NEEDED";

  /** The instance through which AWS Systems Manager leads to the database. */
  public static final String SSM_TUNNEL = "SSM_TUNNEL";

  /** Whether that is only for databases that do not answer directly. */
  public static final String SSM_TUNNEL_IF_NEEDED = "SSM_TUNNEL_IF_NEEDED";

  /** The deployed function that does the command line's work. */
  public static final String SLIPWAY_FUNCTION = "SLIPWAY_FUNCTION";

  /** How long another run is waited for. */
  public static final String RUN_LOCK_WAIT = "RUN_LOCK_WAIT";

  /** Whether values of rows are kept in the history. */
  public static final String KEEP_DETAILS = "KEEP_DETAILS";

  /** Where backups are kept. */
  public static final String BACKUP_STORE = "BACKUP_STORE";

  /** The bucket of backups. */
  public static final String BACKUP_S3_BUCKET = "BACKUP_S3_BUCKET";

  /** What backups are signed with. */
  public static final String BACKUP_KEY = "BACKUP_KEY";

  /** Whether up backs up first. */
  public static final String BACKUP_BEFORE_UP = "BACKUP_BEFORE_UP";

  /** Whether that is a snapshot. */
  public static final String SNAPSHOT_BEFORE_UP = "SNAPSHOT_BEFORE_UP";

  /** The bus of EventBridge that is told how runs end: its name or ARN. */
  public static final String EVENT_BUS = "EVENT_BUS";

  /** How metrics are written: {@link #EMBEDDED}, or not at all. */
  public static final String METRICS = "METRICS";

  /** What metrics call the database. */
  public static final String METRICS_DATABASE = "METRICS_DATABASE";

  /** Metrics as lines of the log. */
  public static final String EMBEDDED = "emf";

  private VariableNames() {}
}
