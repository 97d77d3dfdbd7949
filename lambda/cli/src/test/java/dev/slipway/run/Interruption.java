package dev.slipway.run;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.CliProcess;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ChildProcess;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryEvent;
import dev.slipway.testing.proxy.QueryMoment;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One way to break a command off.
 *
 * @param query the number of the query around which it happens, or 0: some time after the first
 * @param delay for query 0, how long after
 */
record Interruption(Kind kind, int query, QueryMoment moment, Duration delay) {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  enum Kind {
    /** {@code kill -9} of the process. */
    KILL,
    /** {@code pg_terminate_backend} of its session. */
    TERMINATE,
    /** A network that swallows what is said from then on. */
    SILENCE
  }

  /** Runs the command until it is broken off. True when that came before its end. */
  boolean happenTo(Project project, PgDatabase database, String... command) throws Exception {
    try (PostgresProxy proxy = new PostgresProxy(database.port())) {
      Project proxied = project.on(database.url(proxy.port()));
      return switch (kind) {
        case KILL -> kill(proxied, proxy, command);
        case TERMINATE -> run(proxied, proxy, () -> terminateSessions(database), command);
        case SILENCE -> run(proxied.with("CONNECT_WAIT", "2s"), proxy, proxy::goSilent, command);
      };
    }
  }

  private boolean kill(Project project, PostgresProxy proxy, String... command) {
    CompletableFuture<ChildProcess> child = new CompletableFuture<>();
    Blow blow = new Blow(() -> child.join().killForcibly());
    proxy.onQuery(blow::onQuery);
    try (ChildProcess process =
        CliProcess.start(project.folder(), project.environment(), command)) {
      child.complete(process);
      int code = process.waitFor(LIMIT);
      blow.await();
      return code != 0;
    }
  }

  private boolean run(Project project, PostgresProxy proxy, Runnable effect, String... command) {
    Blow blow = new Blow(effect);
    proxy.onQuery(blow::onQuery);
    Cli.Result result = project.run(command);
    blow.await();
    if (result.exitCode() > 1 || result.err().contains("internal error")) {
      throw new AssertionError(this + ": " + result);
    }
    return result.exitCode() != 0;
  }

  /** Falls once: around its query, which waits for it, or some time after the first one. */
  private final class Blow {

    private final Runnable effect;
    private final AtomicBoolean due = new AtomicBoolean(true);
    private volatile CompletableFuture<Void> delayed = CompletableFuture.completedFuture(null);

    Blow(Runnable effect) {
      this.effect = effect;
    }

    void onQuery(QueryEvent event) {
      boolean here = event.number() == Math.max(1, query) && event.moment() == moment;
      if (!here || !due.compareAndSet(true, false)) {
        return;
      }
      if (query == 0) {
        delayed = CompletableFuture.runAsync(effect, delayedExecutor());
        return;
      }
      effect.run();
      if (kind == Kind.KILL) {
        event.cutBoth();
      }
    }

    private Executor delayedExecutor() {
      return CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A blow that comes late must not fall on the next run. */
    void await() {
      delayed.join();
    }
  }

  private static void terminateSessions(PgDatabase database) {
    try {
      database.execute(
          "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND application_name LIKE 'slipway%'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
