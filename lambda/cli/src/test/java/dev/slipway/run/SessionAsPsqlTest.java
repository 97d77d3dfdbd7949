package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.psql.Psql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The session of a file is as psql would have it, from what the server says at its beginning. */
class SessionAsPsqlTest {

  private static final String SEEN =
      """
      CREATE TABLE seen AS SELECT name, setting FROM pg_settings
        WHERE NOT (source = 'default' AND name NOT IN ('search_path'))
        OR name ~* 'style|zone|encoding|strings|digits|isolation|read_only|deferrable';
      """;

  /** What we say ourselves, or psql does. */
  private static final String OURS =
      "name !~ '^tcp_|^application_name$|lock_timeout|idle_|transaction_timeout|exit_on_error"
          + "|client_connection_check_interval'";

  @RegisterExtension PgDatabase ours = new PgDatabase();
  @RegisterExtension PgDatabase theirs = new PgDatabase();
  @TempDir Path folder;

  @BeforeEach
  void needsPsql() {
    Psql.assumeAvailable();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "work_mem = '5MB'",
        "datestyle = 'ISO, DMY'",
        "datestyle = 'German'",
        "intervalstyle = 'iso_8601'",
        "timezone = 'Asia/Kathmandu'",
        "extra_float_digits = 0",
        "bytea_output = 'escape'",
        "default_transaction_isolation = 'serializable'",
        "search_path = nowhere, public"
      })
  void settingsOfTheDatabaseHold(String setting) throws Exception {
    for (PgDatabase database : List.of(ours, theirs)) {
      database.execute("ALTER DATABASE " + database.name() + " SET " + setting);
    }
    assertThat(seenByUs(SEEN)).isEqualTo(seenByPsql(SEEN)).isNotEmpty();
  }

  @Test
  void dayAndMonthAreThoseOfTheDatabase() throws Exception {
    for (PgDatabase database : List.of(ours, theirs)) {
      database.execute("ALTER DATABASE " + database.name() + " SET datestyle = 'SQL, DMY'");
    }
    String dates =
        """
        CREATE TABLE day (d date, i interval, t timestamptz);
        INSERT INTO day VALUES ('01/02/2025', '1-2', '03/04/2025 10:00');
        COPY day FROM stdin;
        31/12/2025\t1 day\t31/12/2025 10:00
        \\.
        CREATE TABLE seen AS SELECT to_char(d, 'YYYY-MM-DD') AS name,
          d || ' ' || i || ' ' || t AS setting FROM day;
        """;
    assertThat(seenByUs(dates)).isEqualTo(seenByPsql(dates)).hasSize(2);
  }

  /** Settings that the driver would close the session for, at the end of every kind of segment. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET datestyle = 'German';",
        "SET client_encoding = 'LATIN1';",
        "SET client_encoding = 'SQL_ASCII';",
        "SET NAMES 'WIN1252';",
        "SET standard_conforming_strings = off;",
        "RESET ALL;"
      })
  void whatAFileSetsLastsToItsEnd(String setting) throws Exception {
    String file =
        setting
            + """

            CREATE TABLE day (d date);
            COPY day FROM stdin;
            2024-12-31
            \\.
            VACUUM day;
            INSERT INTO day VALUES ('2025-01-31');
            """
            + SEEN;
    assertThat(seenByUs(file)).isEqualTo(seenByPsql(file)).isNotEmpty();
    assertThat(ours.queryString("SELECT state FROM schema_migrations")).isEqualTo("applied");
    Project.of(folder, ours.url()).file("2_next.sql", "DROP TABLE seen;" + SEEN);
    assertThat(Project.of(folder, ours.url()).run("up").exitCode()).isZero();
    assertThat(ours.rows("SELECT * FROM seen WHERE name ~* 'client_encoding|strings'"))
        .containsExactlyInAnyOrder(
            List.of("client_encoding", "UTF8"), List.of("standard_conforming_strings", "on"));
  }

  /** A setting ends, and another kind of transaction begins, at the same statement. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        BEGIN; SAVEPOINT a; SET standard_conforming_strings = off;
        ROLLBACK TO a;
        INSERT INTO seen VALUES ('a\\', ';\\'); COMMIT;
        """,
        """
        SET standard_conforming_strings = off;
        INSERT INTO seen VALUES ('a\\';', 'b');
        DISCARD ALL;
        INSERT INTO seen VALUES ('a\\', ';\\');
        """,
        """
        SET default_transaction_read_only = on;
        SELECT count(*) FROM seen;
        RESET ALL;
        INSERT INTO seen VALUES ('a', 'b');
        """,
        """
        SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;
        SELECT count(*) FROM seen;
        DISCARD ALL;
        INSERT INTO seen VALUES ('a', 'b');
        """,
        """
        SELECT set_config('default_transaction_read_only', 'on', false);
        SELECT count(*) FROM seen;
        SELECT set_config('default_transaction_read_only', 'off', false);
        INSERT INTO seen VALUES ('a', 'b');
        """
      })
  void settingsEndWhereTheyDoInPsql(String file) throws Exception {
    String all = "CREATE TABLE seen (name text, setting text);\n" + file;
    assertThat(seenByUs(all)).isEqualTo(seenByPsql(all)).isNotEmpty();
    assertThat(ours.queryString("SELECT state FROM schema_migrations")).isEqualTo("applied");
  }

  /** As pg_dump writes it of a database that is not UTF-8. */
  @Test
  void dumpInAnotherEncodingIsApplied() throws Exception {
    String dump =
        "SET client_encoding = 'LATIN1';\nCREATE TABLE seen (name text, setting text);\n"
            + "COPY seen FROM stdin;\nKöln\tö\n\\.\nCOMMENT ON TABLE seen IS 'größer';\n"
            + "-- DOWN\nDROP TABLE seen; -- möglich\n";
    Files.write(folder.resolve("1_a.sql"), dump.getBytes(StandardCharsets.ISO_8859_1));
    Cli.Result up = Project.of(folder, ours.url()).run("up");
    assertThat(up.exitCode()).as(up.err()).isZero();
    assertThat(seen(ours)).containsExactly(List.of("Köln", "ö"));
    assertThat(ours.queryString("SELECT down_script FROM schema_migrations")).contains("möglich");
  }

  /** What is written down of a file is right whatever the file has made of its session. */
  @ParameterizedTest
  @ValueSource(strings = {"LATIN1", "SQL_ASCII", "WIN1252"})
  void ourRowIsUtf8AllTheSame(String encoding) throws Exception {
    Cli.Result up =
        Project.of(folder, ours.url())
            .file(
                "1_größe.sql",
                "SET client_encoding = '" + encoding + "';\nSELECT 1;\n-- DOWN\nSELECT 'Łódź';")
            .run("up");
    assertThat(up.exitCode()).as(up.err()).isZero();
    assertThat(ours.rows("SELECT description, down_script FROM schema_migrations"))
        .containsExactly(List.of("größe", "SELECT 'Łódź';"));
  }

  private List<List<String>> seenByUs(String file) throws SQLException {
    Cli.Result up = Project.of(folder, ours.url()).file("1_a.sql", file).run("up");
    assertThat(up.exitCode()).as(up.err()).isZero();
    return seen(ours);
  }

  private List<List<String>> seenByPsql(String file) throws IOException, SQLException {
    Path script = Files.writeString(folder.resolve("psql.txt"), file);
    Psql.Result result = Psql.run(theirs.url(), script);
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    return seen(theirs);
  }

  private static List<List<String>> seen(PgDatabase database) throws SQLException {
    return database.rows("SELECT name, setting FROM seen WHERE " + OURS + " ORDER BY 1, 2");
  }
}
