package dev.slipway.cli;

import dev.slipway.config.ProtectedEnvironments;
import dev.slipway.config.SettingsReader;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options every command takes; each stands for an environment variable and overrides it. */
final class CommonOptions {

  /** The variables that name another database, or what it lies in. */
  private static final Pattern DATABASE =
      Pattern.compile("DATABASE_URL|DB_(HOST|PORT|NAME|SECRET_ARN|AUTH|RESOURCE_ID)");

  @Topic.Of(Topic.CONNECTION)
  @Option(
      names = {"-u", "--url"},
      paramLabel = "URL",
      description = "postgres://user:password@host:port/db?sslmode=... (DATABASE_URL).")
  private @Nullable String url;

  @Topic.Of(Topic.FILES)
  @Option(
      names = {"-m", "--migrations"},
      paramLabel = "FOLDER",
      description = "The folder with the migrations (MIGRATIONS; default: migrations).")
  private @Nullable String migrations;

  @Topic.Of(Topic.CONNECTION)
  @Option(
      names = {"-e", "--environment"},
      paramLabel = "NAME",
      description = "dev, staging, prod, ... (ENVIRONMENT; default: dev).")
  private @Nullable String environment;

  @Topic.Of(Topic.SAFETY)
  @Option(
      names = "--protected-environments",
      paramLabel = "NAMES",
      description =
          "Where more is asked for first (PROTECTED_ENVIRONMENTS; default:"
              + " prod,production,prd,live).")
  private @Nullable String protectedEnvironments;

  @Topic.Of(Topic.FILES)
  @Option(
      names = "--history-schema",
      paramLabel = "NAME",
      description = "The schema of our history tables (HISTORY_SCHEMA; default: public).")
  private @Nullable String historySchema;

  @Topic.Of(Topic.SAFETY)
  @Option(
      names = "--lock-timeout",
      paramLabel = "TIME",
      description = "Longest wait for one lock (LOCK_TIMEOUT; default: the role's, else 2s).")
  private @Nullable String lockTimeout;

  @Topic.Of(Topic.SAFETY)
  @Option(
      names = "--lock-tries",
      paramLabel = "N",
      description = "Tries when a lock stands in the way (LOCK_TRIES; default: 10).")
  private @Nullable String lockTries;

  @Topic.Of(Topic.SAFETY)
  @Option(
      names = "--statement-timeout",
      paramLabel = "TIME",
      description = "Longest time for one statement (STATEMENT_TIMEOUT; default: no limit).")
  private @Nullable String statementTimeout;

  @Topic.Of(Topic.CONNECTION)
  @Option(
      names = "--connect-wait",
      paramLabel = "TIME",
      description =
          "How long to try to connect (CONNECT_WAIT; default: 60s, 4s where nothing listens).")
  private @Nullable String connectWait;

  @Topic.Of(Topic.SAFETY)
  @Option(
      names = "--run-lock-wait",
      paramLabel = "TIME",
      description = "How long to wait for another run (RUN_LOCK_WAIT; default: 10min).")
  private @Nullable String runLockWait;

  @Topic.Of(Topic.BACKUP)
  @Option(
      names = "--backup-store",
      paramLabel = "PLACE",
      description = "file:folder or s3://bucket/prefix (BACKUP_STORE, BACKUP_S3_BUCKET).")
  private @Nullable String backupStore;

  @Topic.Of(Topic.BACKUP)
  @Option(
      names = "--rds-resource",
      paramLabel = "ID",
      description = "What to take snapshots of: db:NAME, cluster:NAME (DB_RESOURCE_ID).")
  private @Nullable String rdsResource;

  @Topic.Of(Topic.SAFETY)
  @Option(
      names = "--keep-details",
      description = "Keep values of rows in messages of the history too (KEEP_DETAILS).")
  private boolean keepDetails;

  /** An option that was given, with the variable it stands for. */
  private record Given(String option, String variable, String value) {}

  /**
   * The environment with these options over it. A database or a backup store on the command line is
   * the only one. An empty option is refused: most likely a variable of a script was not set, and
   * the default would be another database or environment than the one that was meant.
   */
  Map<String, String> over(Map<String, String> environmentVariables) {
    Map<String, String> variables = new LinkedHashMap<>(environmentVariables);
    if (url != null) {
      variables.keySet().removeIf(name -> DATABASE.matcher(name).matches());
    }
    if (backupStore != null) {
      variables.remove("BACKUP_S3_BUCKET");
    }
    Problems problems = new Problems();
    for (Given given : given()) {
      variables.put(given.variable, given.value);
      if (given.value.isBlank()) {
        problems.add(given.option, "is empty; leave it out, or say what is meant");
      }
    }
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("The options are wrong:", list) + "\nNothing was done."));
    return variables;
  }

  /** True when a database was named here. */
  boolean hasUrl() {
    return url != null;
  }

  private List<Given> given() {
    return Stream.of(
            given("--url", SettingsReader.URL_OPTION, url),
            given("--migrations", "MIGRATIONS", migrations),
            given("--environment", "ENVIRONMENT", environment),
            given(
                "--protected-environments", ProtectedEnvironments.VARIABLE, protectedEnvironments),
            given("--history-schema", "HISTORY_SCHEMA", historySchema),
            given("--lock-timeout", "LOCK_TIMEOUT", lockTimeout),
            given("--lock-tries", "LOCK_TRIES", lockTries),
            given("--statement-timeout", "STATEMENT_TIMEOUT", statementTimeout),
            given("--connect-wait", "CONNECT_WAIT", connectWait),
            given("--run-lock-wait", "RUN_LOCK_WAIT", runLockWait),
            given("--backup-store", "BACKUP_STORE", backupStore),
            given("--rds-resource", "DB_RESOURCE_ID", rdsResource),
            given("--keep-details", "KEEP_DETAILS", keepDetails ? "true" : null))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Given> given(String option, String variable, @Nullable String value) {
    return Optional.ofNullable(value).map(text -> new Given(option, variable, text));
  }
}
