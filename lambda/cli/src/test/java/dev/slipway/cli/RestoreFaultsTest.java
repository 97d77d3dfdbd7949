package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryMoment;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests restores whose connection is lost at a bad moment. */
class RestoreFaultsTest extends RestoreTestBase {

  @BeforeEach
  void migrate() {
    done("up");
  }

  /** Restores through a proxy that cuts the connection of a query at a moment. */
  private Result restoreCutAt(String query, QueryMoment moment, String backup) throws Exception {
    try (PostgresProxy proxy = new PostgresProxy(target.port())) {
      proxy.onQuery(
          event -> {
            boolean tried = event.sql().contains("RELEASE trial");
            if (event.moment() == moment && event.sql().contains(query) && !tried) {
              event.cutBoth();
            }
          });
      return restoreAs(target.url(proxy.port()), backup);
    }
  }

  @Test
  void whatALostCommitHasDoneIsNotKnown() throws Exception {
    String backup = backUp();
    Result cut = restoreCutAt("CREATE SCHEMA slipway_restore", QueryMoment.AFTER_REPLY, backup);
    assertThat(cut.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(cut.err())
        .contains(
            "Beginning the restore into ",
            "the database is either marked as half restored or as it was",
            "Next: run the same restore again.")
        .doesNotContain("rolled back", "Emptying");
    succeeded(restore(backup));
    assertThat(dump(target)).isEqualTo(dump(db));
  }

  /** The view stands between the tables of the history, and so parts them. */
  @Test
  void aHistoryThatIsStillToComeIsNotMadeBefore() throws Exception {
    db.execute("CREATE MATERIALIZED VIEW schema_migration_s AS SELECT 1 AS one");
    String backup = backUp();
    Result cut =
        restoreCutAt("CREATE TABLE public.schema_migrations ", QueryMoment.BEFORE_FORWARD, backup);
    assertThat(cut.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(cut.err()).contains("The database is half restored: ");
    String there = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'schema%'";
    assertThat(target.rows(there))
        .containsExactlyInAnyOrder(
            List.of("schema_migration_objects"), List.of("schema_migration_runs"));
    succeeded(restore(backup));
    assertThat(target.queryString("SELECT count(*) FROM schema_migrations")).isEqualTo("4");
  }
}
