package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The author's statements see the search_path that psql would give them, and what he makes it. */
final class SearchPathTest {

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void writeSeen() throws SQLException {
    db.execute("CREATE SCHEMA app", "CREATE TABLE public.seen (path text)");
    project = Project.of(folder, db.url());
  }

  @Test
  void itIsTheRolesOwn() throws SQLException {
    project.file("001_a.sql", "INSERT INTO public.seen SELECT current_setting('search_path');");
    project.file("002_b.sql", "CREATE TABLE here (id int);");
    done("up", "--existing");
    assertThat(seen()).containsExactly("\"$user\", public");

    db.execute("ALTER DATABASE " + db.name() + " SET search_path = app, public");
    project.file("003_c.sql", "CREATE TABLE there (id int);");
    project.file("004_d.sql", "INSERT INTO public.seen SELECT current_setting('search_path');");
    done("up", "--existing");
    assertThat(seen()).containsExactly("\"$user\", public", "app, public");
    assertThat(db.queryString("SELECT to_regclass('app.there') IS NOT NULL")).isEqualTo("t");
  }

  @Test
  void whatTheFileSetsHoldsToItsEnd() throws SQLException {
    project.file(
        "001_a.sql",
        """
        SET search_path = app;
        CREATE TABLE t (id int);
        CREATE INDEX CONCURRENTLY t_id ON t (id);
        INSERT INTO t VALUES (1);
        CREATE INDEX CONCURRENTLY ON t (id);
        INSERT INTO public.seen SELECT current_setting('search_path');
        -- VERIFY
        SELECT count(*) = 1 FROM t;
        """);
    project.file("002_b.sql", "INSERT INTO seen SELECT current_setting('search_path');");
    done("up", "--existing");
    assertThat(seen()).containsExactly("app", "\"$user\", public");
  }

  @Test
  void whatRunsAtTheCommitSeesIt() throws SQLException {
    db.execute(
        "CREATE TABLE app.late (path text)",
        "CREATE FUNCTION app.note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " INSERT INTO late SELECT current_setting('search_path'); RETURN NULL; END $$",
        "CREATE CONSTRAINT TRIGGER note AFTER INSERT ON public.seen DEFERRABLE INITIALLY DEFERRED"
            + " FOR EACH ROW EXECUTE FUNCTION app.note()");
    project.file("001_a.sql", "SET search_path = app;\nINSERT INTO public.seen VALUES ('x');");
    project.file(
        "002_b.sql", "SET LOCAL search_path = app;\nINSERT INTO public.seen VALUES ('x');");
    done("up", "--existing");
    assertThat(db.rows("SELECT path FROM app.late"))
        .containsExactly(List.of("app"), List.of("app"));
  }

  @Test
  void itMayHoldOurHistory() throws SQLException {
    db.execute("ALTER DATABASE " + db.name() + " SET search_path = kept, public");
    project = project.with("HISTORY_SCHEMA", "kept");
    project.file(
        "001_a.sql",
        """
        CREATE TABLE t (id int);
        INSERT INTO schema_migrations (version, description) VALUES ('001', 'a')
          ON CONFLICT DO NOTHING;
        """);
    done("up", "--existing");
    assertThat(db.queryString("SELECT version FROM kept.schema_migrations")).isEqualTo("001");
    assertThat(db.queryString("SELECT to_regclass('kept.t') IS NOT NULL")).isEqualTo("t");
  }

  private List<String> seen() throws SQLException {
    return db.rows("SELECT path FROM public.seen").stream().map(row -> row.get(0)).toList();
  }

  private void done(String... arguments) {
    Result result = project.run(arguments);
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
  }
}
