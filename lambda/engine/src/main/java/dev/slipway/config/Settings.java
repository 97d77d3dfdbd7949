package dev.slipway.config;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run needs to know before it starts.
 *
 * @param database null when none was named
 * @param migrations the folder that holds the migrations
 * @param format the tool in whose form they are, one of {@link MigrationFormats}; null where their
 *     files tell
 * @param comingMigrations below which address in S3, ending with a slash, the migrations of builds
 *     to come are; null for nowhere
 * @param historySchema the schema of the history tables
 * @param lockTimeout how long a statement may queue for a lock before it gives way; null for what
 *     the role says, or {@link #LOCK_TIMEOUT} where it says nothing
 * @param lockTries how often a segment is tried in all when a lock stands in its way
 * @param statementTimeout longest run time of one statement; zero means no limit, null what the
 *     role says
 * @param connectWait how long to go on trying to connect
 * @param runLockWait how long to wait for another run to end
 * @param placeholders what replaces {@code ${name}} in scripts; empty replaces nothing
 * @param backupStore where backups go, in a form that {@link StorePlace} takes; null when not set
 * @param backupKey what manifests of backups are signed with, and checked by; null for nothing
 * @param rdsResource what a snapshot is taken of, {@code db:IDENTIFIER} or {@code
 *     cluster:IDENTIFIER}; null to find it by the database's host
 * @param invokedBy the CI job or function that runs this, null when unknown
 * @param protectedEnvironments where more is asked for before anything is changed
 * @param consents what the user has agreed to
 * @param keepDetails whether values of rows in messages of the server are kept in the history
 * @param passage how servers of databases are reached; null for directly
 */
public record Settings(
    @Nullable DatabaseSettings database,
    String migrations,
    @Nullable String format,
    @Nullable String comingMigrations,
    String environment,
    String historySchema,
    @Nullable Duration lockTimeout,
    int lockTries,
    @Nullable Duration statementTimeout,
    ConnectWait connectWait,
    Duration runLockWait,
    Replacements placeholders,
    @Nullable String backupStore,
    @Nullable BackupKey backupKey,
    @Nullable String rdsResource,
    @Nullable String invokedBy,
    ProtectedEnvironments protectedEnvironments,
    Set<Consent> consents,
    boolean keepDetails,
    @Nullable Passage passage) {

  /** Where the command line keeps backups of its embedded database; made with the first. */
  public static final String EMBEDDED_STORE = "file:.slipway/backups";

  /** How long a lock is waited for when nobody says how long. */
  public static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

  /** The folder that holds the migrations when nothing else is said. */
  public static final String MIGRATIONS = "migrations";

  /** True when the database holds data that must not be lost. */
  public boolean isProtected() {
    return protectedEnvironments.contains(environment);
  }

  /** These settings with values for placeholders. */
  public Settings withPlaceholders(Replacements values) {
    return copy(database, values, backupStore, consents, passage);
  }

  /** These settings with another store of backups. */
  public Settings withBackupStore(String place) {
    return copy(database, placeholders, place, consents, passage);
  }

  /** These settings with another database. */
  public Settings withDatabase(DatabaseSettings other) {
    return copy(other, placeholders, backupStore, consents, passage);
  }

  /** These settings with what the user has agreed to. */
  public Settings withConsents(Set<Consent> given) {
    return copy(database, placeholders, backupStore, given, passage);
  }

  /** These settings with a way to servers of databases. */
  public Settings withPassage(Passage way) {
    return copy(database, placeholders, backupStore, consents, way);
  }

  /** These settings with what a door or a request may still change. */
  private Settings copy(
      @Nullable DatabaseSettings newDatabase,
      Replacements newPlaceholders,
      @Nullable String newBackupStore,
      Set<Consent> newConsents,
      @Nullable Passage newPassage) {
    return new Settings(
        newDatabase,
        migrations,
        format,
        comingMigrations,
        environment,
        historySchema,
        lockTimeout,
        lockTries,
        statementTimeout,
        connectWait,
        runLockWait,
        newPlaceholders,
        newBackupStore,
        backupKey,
        rdsResource,
        invokedBy,
        protectedEnvironments,
        newConsents,
        keepDetails,
        newPassage);
  }

  /**
   * True for a schema that the server keeps for itself: a superuser could make tables there, and no
   * backup would have them.
   */
  public static boolean isOfServer(String schema) {
    return schema.startsWith("pg_") || schema.equals("information_schema");
  }
}
