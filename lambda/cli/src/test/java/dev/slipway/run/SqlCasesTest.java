package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.psql.Psql;
import dev.slipway.testing.psql.SqlCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case, through {@code up}, leaves what {@code psql -f} leaves, rows included. */
class SqlCasesTest {

  /** They hold nothing but white space and comments. */
  private static final Set<Integer> EMPTY = Set.of(68, 72);

  /**
   * CHECKPOINT, ALTER SYSTEM, SESSION AUTHORIZATION, session_replication_role, COPY from a file.
   */
  private static final Set<Integer> FOR_SUPERUSERS = Set.of(90, 128, 131, 134, 152);

  /** What the audit log and the history say of the one migration that ran. */
  private static final String RECORDED =
      "SELECT r.status || ', ' || r.applied || ', ' || m.version || ', ' || m.state"
          + " FROM public.schema_migration_runs r, public.schema_migrations m"
          + " WHERE m.version = '001'";

  @RegisterExtension PgDatabase ours = new PgDatabase();
  @RegisterExtension PgDatabase theirs = new PgDatabase();
  @TempDir Path folder;

  static List<SqlCase> cases() {
    return SqlCase.in("sql-cases").stream().filter(one -> !EMPTY.contains(one.number())).toList();
  }

  static List<SqlCase> emptyCases() {
    return SqlCase.in("sql-cases").stream().filter(one -> EMPTY.contains(one.number())).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void upLeavesWhatPsqlLeaves(SqlCase one) throws IOException, SQLException {
    Psql.assumeAvailable();
    one.setup().forEach(setup -> psql(theirs, one, setup));
    psql(theirs, one, one.reference());
    one.setup().forEach(setup -> psql(ours, one, setup));
    Cli.Result up = up(one);
    assertThat(up.exitCode()).as(up.err()).isZero();
    assertThat(ours.catalogue()).isEqualTo(theirs.catalogue());
    assertThat(recorded()).isEqualTo("completed, 1, 001, applied");
  }

  @ParameterizedTest
  @MethodSource("emptyCases")
  void refusesWhatHoldsNoStatement(SqlCase one) throws IOException, SQLException {
    List<String> before = ours.catalogue();
    Cli.Result up = up(one);
    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.err())
        .isEqualTo(
            """
            slipway: The migrations cannot be read:
              001_case.sql: has no statement to run in its UP section; one that is to do nothing \
            says so there in a comment
            Nothing was run, the database is as it was. Mend the files and run it again.
            """);
    assertThat(ours.catalogue()).isEqualTo(before);
  }

  private Cli.Result up(SqlCase one) throws IOException {
    Files.copy(one.file(), folder.resolve("001_case.sql"));
    return Cli.run(
        Map.of("DATABASE_URL", url(ours, one)),
        "up",
        "--existing",
        "--migrations",
        folder.toString());
  }

  private static void psql(PgDatabase database, SqlCase one, Path file) {
    Psql.Result result = Psql.run(url(database, one), file);
    assertThat(result.exitCode()).as(result.stderr()).isZero();
  }

  private String recorded() throws SQLException {
    try (Connection connection = ours.connectAsSuperuser();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(RECORDED)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String url(PgDatabase database, SqlCase one) {
    return FOR_SUPERUSERS.contains(one.number()) ? database.superuserUrl() : database.url();
  }
}
