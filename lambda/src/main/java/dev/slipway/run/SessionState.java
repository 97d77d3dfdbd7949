package dev.slipway.run;

import dev.slipway.config.Settings;
import dev.slipway.migration.FileOptions;
import dev.slipway.plan.Step;
import dev.slipway.sql.Statement;
import dev.slipway.sql.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Gives every migration the session it would have had alone: nothing an earlier one set, prepared
 * or left open is there (PostgreSQL manual, DISCARD; DISCARD ALL itself would drop the run lock).
 */
final class SessionState {

  /** Opens a transaction of ours, whatever the author made the default. */
  static final String BEGIN_OF_OURS = "BEGIN READ WRITE";

  /** Makes us ourselves again until the transaction ends, whoever the author has become. */
  static final List<String> OURSELVES =
      List.of("SET LOCAL SESSION AUTHORIZATION DEFAULT", "SET LOCAL role TO DEFAULT");

  /** The driver gives a connection up when it hears that one of these is not what it set. */
  static final List<String> FOR_THE_DRIVER = List.of("RESET DateStyle", "RESET client_encoding");

  private static final List<String> RESET =
      List.of(
          "BEGIN",
          "RESET SESSION AUTHORIZATION",
          "RESET ROLE",
          "RESET ALL",
          "DEALLOCATE ALL",
          "CLOSE ALL",
          "UNLISTEN *",
          "DISCARD TEMP",
          "DISCARD SEQUENCES",
          "SET TimeZone = 'UTC'",
          "SELECT pg_catalog.set_config('client_connection_check_interval', '2s', false)"
              + " WHERE pg_catalog.current_setting('server_version_num')::integer >= 140000");

  private final Settings settings;
  private final Deadline deadline;

  SessionState(Settings settings, Deadline deadline) {
    this.settings = settings;
    this.deadline = deadline;
  }

  /** The statements that set the session up for a step, in a transaction that stays open. */
  List<String> prepare(FileOptions options) {
    List<String> statements = new ArrayList<>(RESET);
    statements.add("SET lock_timeout = " + lockTimeout(options).toMillis());
    statements.add("SET statement_timeout = " + statementTimeout(options).toMillis());
    return statements;
  }

  /** The settings that earlier runs made in the segments they have done. */
  static List<Statement> madeBy(Step step) {
    return step.segments().stream()
        .limit(step.firstSegment())
        .filter(segment -> !segment.end().equals("ROLLBACK"))
        .flatMap(segment -> segment.statements().stream())
        .filter(statement -> lasts(statement.words()))
        .toList();
  }

  Duration lockTimeout(FileOptions options) {
    return Objects.requireNonNullElse(options.lockTimeout(), settings.lockTimeout());
  }

  /** The shorter of what is configured and what the deadline leaves; zero means no limit. */
  private Duration statementTimeout(FileOptions options) {
    Duration wanted =
        Objects.requireNonNullElse(options.statementTimeout(), settings.statementTimeout());
    return wanted.isZero() ? deadline.limit().orElse(wanted) : deadline.cap(wanted);
  }

  /** True for settings that outlive their transaction. */
  private static boolean lasts(Words words) {
    boolean set = words.starts("SET") && !words.starts("SET", "LOCAL");
    boolean transaction = words.starts("SET", "TRANSACTION") || words.starts("SET", "CONSTRAINTS");
    return (set && !transaction) || words.starts("RESET") || words.mentions("SET_CONFIG", "(");
  }
}
