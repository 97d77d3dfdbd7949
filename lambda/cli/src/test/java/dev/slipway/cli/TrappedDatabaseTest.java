package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.Traps;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every action as a superuser, in a database in which a role without rights has planted operators,
 * functions, aggregates, types and views named like the server's own: none is ever called.
 */
final class TrappedDatabaseTest {

  /** The author's own statements look in public first, and say what they mean. */
  private static final String WORDS =
      """
      -- UP
      SET search_path = public, pg_catalog;
      CREATE TEMP TABLE pg_class (oid int);
      CREATE TABLE public.words (id int PRIMARY KEY, word pg_catalog.text);
      INSERT INTO public.words VALUES (1, 'boat'), (2, 'ship');
      CREATE SEQUENCE public.counter OWNED BY public.words.id;
      CREATE MATERIALIZED VIEW public.words_kept AS SELECT id FROM public.words;
      CREATE UNIQUE INDEX ON public.words_kept (id);
      -- DOWN
      DROP TABLE public.words CASCADE;
      -- VERIFY
      SELECT true FROM public.words;
      """;

  /** Segments outside of transactions, of which the second fails and is gone on with. */
  private static final String OUTSIDE =
      """
      -- UP
      SET search_path = public, pg_catalog;
      CREATE INDEX CONCURRENTLY words_word ON words (word);
      CREATE UNIQUE INDEX CONCURRENTLY ON words ((0));
      -- DOWN
      DROP INDEX CONCURRENTLY public.words_word;
      """;

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;
  @TempDir Path migrations;
  @TempDir Path store;

  private Traps traps;
  private Project project;

  /** What misleads a session that looks in the server's own schema first misleads this one too. */
  private static final String ROLE = System.getProperty("slipway.trapped", Traps.CARELESS);

  @Test
  void noActionCallsThem() throws Exception {
    traps = Traps.plant(db, folder);
    project =
        Project.of(migrations, db.url().replace(db.user(), ROLE))
            .with("BACKUP_STORE", "file:" + store)
            .file("001_words.sql", WORDS)
            .file(
                "R_ships.sql", "-- UP\nCREATE OR REPLACE VIEW public.ships AS TABLE public.words;");

    migrate();
    save();
    move();
    maintain();
  }

  private void migrate() throws SQLException {
    does(0, "status");
    does(0, "plan");
    does(0, "plan", "--preflight");
    does(0, "up");
    does(0, "up");
    project.file("002_outside.sql", OUTSIDE);
    does(1, "up");
    project.file("002_outside.sql", OUTSIDE.replace("((0))", "(id)"));
    does(0, "up");
    does(0, "repair", "--execute");
    does(0, "down");
    project.delete("002_outside.sql");
    does(0, "status", "--json");
    does(0, "history");
    does(0, "drift");
    does(3, "check", "--by-name");
    blocked();
  }

  private void blocked() throws SQLException {
    project.file("003_wait.sql", "-- UP\nALTER TABLE public.words ADD COLUMN n int;");
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE public.words");
      assertThat(does(1, "up", "--lock-timeout", "50ms").err()).contains("session ");
      connection.rollback();
      statement.execute(
          "SELECT pg_catalog.pg_advisory_lock(1397508432, pg_catalog.hashtext('public'))");
      assertThat(does(5, "up", "--run-lock-wait", "1s").err()).contains("session ");
    }
    project.delete("003_wait.sql");
  }

  private void save() {
    does(0, "backup");
    does(0, "backups");
    does(0, "verify-backup", "latest");
    does(0, "restore", "latest", "--table", "public.words", "--clean");
    does(0, "verify-backup", "latest", "--rehearse", "--url", url());
    does(0, "restore", "latest", "--clean");
    does(0, "status");
  }

  private void move() {
    for (String form : List.of("sql", "json")) {
      does(0, "export", "--format", form);
      does(0, "import", store.toString(), "--mode", "upsert");
    }
    does(0, "check", "--against", url(), "--checksum");
    does(0, "truncate", "--execute");
    does(0, "import", store.toString());
  }

  private void maintain() {
    project.file("002_outside.sql", "-- UP\nSELECT true;");
    does(0, "baseline", "002");
    does(0, "drift", "--accept");
    does(0, "refresh", "word*", "--with-dependencies");
    String[] bulk = {"bulk", "--table", "words", "--set", "word = NULL", "--key", "id"};
    does(0, bulk);
    String[] keeping = Arrays.copyOf(bulk, bulk.length + 3);
    System.arraycopy(
        new String[] {"--execute", "--keep-old", folder + "/old.sql"}, 0, keeping, bulk.length, 3);
    does(0, keeping);
    does(0, "validate");
    project.file("004_last.sql", "-- UP\nDROP TABLE public.words CASCADE;");
    does(0, "up", "--environment", "prod", "--environment-changed");
  }

  private String url() {
    return project.environment().get("DATABASE_URL");
  }

  private Result does(int exitCode, String... arguments) {
    Result result = project.run(arguments);
    String what = String.join(" ", arguments);
    assertThat(traps.sprung()).as(what).isEmpty();
    assertThat(result.exitCode()).as(what + result.out() + result.err()).isEqualTo(exitCode);
    return result;
  }
}
