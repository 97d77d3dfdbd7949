package dev.slipway.cli;

import dev.slipway.testing.cli.CliProcess;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ChildProcess;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryMoment;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Runs of the command line as processes, which are killed while the server works for them.
 *
 * @param folder in which they stand
 */
record KilledRuns(Project project, PgDatabase db, Path folder) {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Kills one as soon as the server has its query of this number; it has ended then. */
  void killAt(int query, String... words) throws Exception {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      Project proxied = project.on(db.url(proxy.port()));
      try (ChildProcess process = CliProcess.start(folder, proxied.environment(), words)) {
        proxy.onQuery(
            query,
            QueryMoment.AFTER_FORWARD,
            event -> {
              process.killForcibly();
              event.cutBoth();
            });
        process.waitFor(LIMIT);
      }
    }
  }
}
