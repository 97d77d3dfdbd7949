package dev.slipway.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options every command takes; each stands for an environment variable and overrides it. */
final class CommonOptions {

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "postgres://user:password@host:port/db?sslmode=... (DATABASE_URL).")
  private @Nullable String url;

  @Option(
      names = "--migrations",
      paramLabel = "FOLDER",
      description = "The folder with the migrations (MIGRATIONS; default: migrations).")
  private @Nullable String migrations;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "dev, staging, prod, ... (ENVIRONMENT; default: dev).")
  private @Nullable String environment;

  @Option(
      names = "--history-schema",
      paramLabel = "NAME",
      description = "The schema of our history tables (HISTORY_SCHEMA; default: public).")
  private @Nullable String historySchema;

  @Option(
      names = "--lock-timeout",
      paramLabel = "TIME",
      description = "Longest wait for one lock (LOCK_TIMEOUT; default: 5s).")
  private @Nullable String lockTimeout;

  @Option(
      names = "--lock-tries",
      paramLabel = "N",
      description = "Tries when a lock stands in the way (LOCK_TRIES; default: 10).")
  private @Nullable String lockTries;

  @Option(
      names = "--statement-timeout",
      paramLabel = "TIME",
      description = "Longest time for one statement (STATEMENT_TIMEOUT; default: no limit).")
  private @Nullable String statementTimeout;

  @Option(
      names = "--connect-wait",
      paramLabel = "TIME",
      description = "How long to try to connect (CONNECT_WAIT; default: 60s).")
  private @Nullable String connectWait;

  @Option(
      names = "--run-lock-wait",
      paramLabel = "TIME",
      description = "How long to wait for another run (RUN_LOCK_WAIT; default: 10min).")
  private @Nullable String runLockWait;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  boolean json() {
    return json;
  }

  /** The environment with these options over it. A database on the command line is the only one. */
  Map<String, String> over(Map<String, String> environmentVariables) {
    Map<String, String> variables = new LinkedHashMap<>(environmentVariables);
    if (url != null) {
      variables.keySet().removeIf(name -> name.matches("DB_(HOST|PORT|NAME|USER|PASSWORD)"));
    }
    put(variables, "DATABASE_URL", url);
    put(variables, "MIGRATIONS", migrations);
    put(variables, "ENVIRONMENT", environment);
    put(variables, "HISTORY_SCHEMA", historySchema);
    put(variables, "LOCK_TIMEOUT", lockTimeout);
    put(variables, "LOCK_TRIES", lockTries);
    put(variables, "STATEMENT_TIMEOUT", statementTimeout);
    put(variables, "CONNECT_WAIT", connectWait);
    put(variables, "RUN_LOCK_WAIT", runLockWait);
    return variables;
  }

  private static void put(Map<String, String> variables, String name, @Nullable String value) {
    if (value != null) {
      variables.put(name, value);
    }
  }
}
