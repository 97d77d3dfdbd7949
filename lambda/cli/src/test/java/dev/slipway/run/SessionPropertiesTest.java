package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.psql.Psql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a file does to its session, each statement sees what it would see through psql, also
 * where a failure and a resume lie between. {@code -Dslipway.session.tries=1000} tries more, from
 * {@code -Dslipway.session.seed} on.
 */
class SessionPropertiesTest {

  private static final int TRIES = Integer.getInteger("slipway.session.tries", 12);
  private static final long SEED = Long.getLong("slipway.session.seed", 1);
  private static final List<String> ROLES = List.of("slipway_session_a", "slipway_session_b");

  @RegisterExtension PgDatabase ours = new PgDatabase();
  @RegisterExtension PgDatabase theirs = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void makeRoles() throws SQLException {
    Psql.assumeAvailable();
    for (String role : ROLES) {
      asSuperuser("CREATE ROLE " + role, "GRANT " + role + " TO " + ours.user());
      asSuperuser("ALTER ROLE " + role + " SET timezone = 'Europe/Paris'");
    }
    for (PgDatabase database : List.of(ours, theirs)) {
      database.execute(SessionScript.SETUP);
      database.execute("ALTER DATABASE " + database.name() + " SET timezone = 'Asia/Tokyo'");
      database.execute("ALTER DATABASE " + database.name() + " SET datestyle = 'SQL, MDY'");
    }
    project = Project.of(folder, ours.url());
  }

  @AfterEach
  void dropRoles() throws SQLException {
    for (String role : ROLES) {
      asSuperuser("DROP OWNED BY " + role, "DROP ROLE " + role);
    }
  }

  @Test
  void eachStatementSeesWhatItSeesThroughPsql() throws Exception {
    for (int i = 0; i < TRIES; i++) {
      long seed = SEED + i;
      Random random = new Random(seed);
      boolean breaks = random.nextBoolean();
      List<String> script = SessionScript.of(seed, ROLES, !breaks);
      psql(script);
      up("%06d_try.sql".formatted(seed), script, breaks ? random : null);
      assertThat(seen(ours)).as("seed %d%n%s", seed, text(script)).isEqualTo(seen(theirs));
    }
  }

  private void psql(List<String> script) throws IOException {
    String whole = "TRUNCATE seen, later;\n" + text(script) + "SELECT public.note('verify');\n";
    Path file = Files.writeString(folder.resolve("psql.txt"), whole);
    Psql.Result result = Psql.run(theirs.url(), file);
    assertThat(result.exitCode()).as(result.stderr() + whole).isZero();
  }

  /** Every other file fails somewhere at first, and is mended. */
  private void up(String name, List<String> script, @Nullable Random breaks) throws SQLException {
    ours.execute("TRUNCATE seen, later");
    String verify = "-- VERIFY\nSELECT public.note('verify');\n";
    if (breaks != null) {
      List<String> broken = new ArrayList<>(script);
      broken.add(breaks.nextInt(script.size()), "SELECT 1/0;");
      project.file(name, text(broken) + verify);
      Cli.Result failed = project.run("up", "--existing", "--lock-timeout", "0");
      assertThat(failed.err()).as(text(broken)).contains("division by zero");
    }
    project.file(name, text(script) + verify);
    Cli.Result up = project.run("up", "--existing", "--lock-timeout", "0");
    assertThat(up.exitCode()).as(up.err() + text(script)).isZero();
  }

  private static String text(List<String> script) {
    return String.join("\n", script) + "\n";
  }

  private static List<List<String>> seen(PgDatabase database) throws SQLException {
    return database.rows("SELECT at, state FROM seen ORDER BY id");
  }

  private void asSuperuser(String... statements) throws SQLException {
    try (Connection connection = ours.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }
}
