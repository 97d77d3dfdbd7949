package dev.slipway.run;

import dev.slipway.config.Settings;
import dev.slipway.ledger.Deadline;
import dev.slipway.migration.FileOptions;
import dev.slipway.postgres.SessionSettings;
import dev.slipway.postgres.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives every migration the session it would have had alone: nothing an earlier one set, prepared
 * or left open is there (PostgreSQL manual, DISCARD; DISCARD ALL itself would drop the run lock).
 */
final class SessionState {

  private static final String KEPT = SessionSettings.kept();

  private static final List<String> RESET =
      List.of(
          "BEGIN",
          "RESET SESSION AUTHORIZATION",
          "RESET ROLE",
          "RESET ALL",
          "SET LOCAL search_path = pg_catalog, pg_temp",
          "DEALLOCATE ALL",
          "CLOSE ALL",
          "UNLISTEN *",
          "DISCARD TEMP",
          "DISCARD SEQUENCES",
          KEPT);

  private final Settings settings;
  private final Deadline deadline;
  private final Timeouts given;

  /** {@code given}: what holds where we were told nothing. */
  SessionState(Settings settings, Deadline deadline, Timeouts given) {
    this.settings = settings;
    this.deadline = deadline;
    this.given = given;
  }

  /**
   * The statements that set the session up for a step, in a transaction of their own, in which
   * names are looked up in pg_catalog alone.
   */
  List<String> prepare(FileOptions options, Duration lockWait) {
    List<String> statements = new ArrayList<>(RESET);
    statements.addAll(timeouts(options));
    statements.add(LockWait.set(lockWait));
    statements.add("COMMIT");
    return statements;
  }

  /** What sets the timeout of statements; nothing where that of the role holds. */
  private List<String> timeouts(FileOptions options) {
    Duration wanted = statementTimeout(options);
    Duration limited = limited(wanted);
    return isTold(options) || !limited.equals(wanted)
        ? List.of("SET statement_timeout = " + limited.toMillis())
        : List.of();
  }

  /** The statements that set up again what an author's RESET ALL takes away. */
  List<String> afterReset(FileOptions options, Duration lockWait) {
    List<String> statements = new ArrayList<>(timeouts(options));
    statements.add(KEPT);
    statements.add(LockWait.set(lockWait));
    return statements;
  }

  private boolean isTold(FileOptions options) {
    return options.statementTimeout() != null || settings.statementTimeout() != null;
  }

  /** The longest that a lock is waited for; zero is no limit. */
  Duration lockTimeout(FileOptions options) {
    Duration otherwise = given.lock().isZero() ? Settings.LOCK_TIMEOUT : given.lock();
    return first(options.lockTimeout(), settings.lockTimeout(), otherwise);
  }

  /** The longest that a statement may take; zero is no limit. */
  Duration statementTimeout(FileOptions options) {
    return first(options.statementTimeout(), settings.statementTimeout(), given.statement());
  }

  private static Duration first(
      @Nullable Duration ofFile, @Nullable Duration told, Duration otherwise) {
    return Objects.requireNonNullElse(ofFile, Objects.requireNonNullElse(told, otherwise));
  }

  /** The shorter of what is wanted and what the deadline leaves; zero is no limit. */
  private Duration limited(Duration wanted) {
    return wanted.isZero() ? deadline.limit().orElse(wanted) : deadline.cap(wanted);
  }
}
