package dev.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PgBouncer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pooler that most people have, as it is installed. */
class PgBouncerTest {

  private static final String SESSION_MODE = "pool_mode = session";

  /** The session of the run, and the one that sees whether it is shared. */
  private static final int CLIENTS_OF_A_RUN = 2;

  @RegisterExtension final PgDatabase db = new PgDatabase();
  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void makeProject() throws Exception {
    Path migrations = Files.createDirectory(folder.resolve("migrations"));
    project =
        Project.of(migrations, db.url())
            .file("001_a.sql", "CREATE TABLE a (t text);\n-- DOWN\nDROP TABLE a;")
            .file(
                "002_b.sql",
                "SET lock_timeout = '3s'; CREATE INDEX CONCURRENTLY i ON a (t);\n"
                    + "COPY a FROM stdin;\nx\n\\.\n-- DOWN\nDROP INDEX CONCURRENTLY i;")
            .with("BACKUP_STORE", "file:" + folder.resolve("store"));
  }

  @Test
  void sessionModeWorksAsTheServerDoes() throws SQLException {
    try (PgBouncer pooler = PgBouncer.start(folder, db, SESSION_MODE)) {
      project = project.on(pooler.url());
      assertThat(project.done("status").out()).contains("pending");
      project.done("up", "--lock-timeout", "1s", "--statement-timeout", "10min");
      project.done("status", "--check");
      project.done("backup");
      project.done("verify-backup", "latest:" + db.name(), "--rehearse");
      project.done("drift");
      project.done("down", "001");
      assertThat(pooler.log()).doesNotContain("unsupported startup parameter");
    }
    assertThat(db.queryString("SELECT t FROM a")).isEqualTo("x");
    assertThat(db.queryString("SELECT to_regclass('i')")).isNull();
  }

  @Test
  void whoLooksAfterALongStatementIsLetInToo() throws Exception {
    project.file("003_c.sql", "SELECT pg_advisory_xact_lock(4711);");
    try (PgBouncer pooler = PgBouncer.start(folder, db, SESSION_MODE);
        Connection holder = db.connect()) {
      project = project.on(pooler.url());
      holder.createStatement().execute("SELECT pg_advisory_lock(4711)");
      CompletableFuture<Result> up =
          CompletableFuture.supplyAsync(
              () -> project.run("up", "--connect-wait", "2s", "--lock-timeout", "0"));
      pooler.awaitClients(CLIENTS_OF_A_RUN + 1);
      holder.createStatement().execute("SELECT pg_advisory_unlock(4711)");
      assertThat(up.join().exitCode()).as(up.join().err()).isZero();
      assertThat(pooler.log()).doesNotContain("unsupported startup parameter");
    }
  }

  @Test
  void aPoolThatIsTooSmallIsTold() {
    try (PgBouncer pooler =
        PgBouncer.start(
            folder, db, SESSION_MODE, "default_pool_size = 1", "query_wait_timeout = 1")) {
      project = project.on(pooler.url());
      project.done("status");
      for (String action : new String[] {"up", "backup"}) {
        assertThat(project.failed(action)).contains("query_wait_timeout", "raise pool_size");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"transaction", "statement"})
  void otherModesAreRefused(String mode) throws SQLException {
    try (PgBouncer pooler = PgBouncer.start(folder, db, "pool_mode = " + mode)) {
      project = project.on(pooler.url());
      for (String action : new String[] {"up", "backup", "down", "baseline 001"}) {
        assertThat(project.failed(action.split(" ")))
            .contains("A connection pooler in transaction mode", "Nothing was done");
      }
    }
    assertThat(db.queryString("SELECT to_regclass('schema_migrations')")).isNull();
  }
}
