package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryMoment;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A migration of several segments stops in the middle; what the next command makes of it. */
class ResumeTest {

  private static final String BROKEN =
      """
      INSERT INTO log VALUES ('first');
      CREATE INDEX CONCURRENTLY log_text ON log (text);
      INSERT INTO logg VALUES ('third');
      """;

  private static final String MENDED = BROKEN.replace("logg", "log");

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void createTable() throws SQLException {
    db.execute("CREATE TABLE log (text text)");
    project = Project.of(folder, db.url());
  }

  @Test
  void failureInTheThirdSegmentIsToldAndShown() throws SQLException {
    project.file("1_three.sql", BROKEN);
    assertThat(failure("up", "--existing"))
        .isEqualTo(
            """
            slipway: 1_three.sql:3:13: relation "logg" does not exist (42P01).
            1 is partial: 2 of 3 segments are done and stay, the failed one was rolled back. No \
            migration is applied.
            Next: mend the file (what is there in a schema that search_path does not name needs the schema before its name) and run up again.\
            """);
    Cli.Result status = project.run("status", "--check");
    assertThat(status.exitCode()).isEqualTo(3);
    assertThat(status.out()).contains("partial: 1, 2 segments done; go on with: up");
    assertThat(project.run("status", "--json").out())
        .contains("\"outcome\":\"PARTIAL\"", "\"partial\":{\"version\":\"1\",\"segmentsDone\":2}");
    assertThat(history()).containsExactly(List.of("1", "partial", "2"));
    assertThat(runs()).containsExactly("failed");
  }

  @Test
  void upGoesOnAtTheMendedSegment() throws SQLException {
    project.file("1_three.sql", BROKEN);
    failure("up", "--existing");
    project.file("1_three.sql", MENDED);
    assertThat(success("up", "--existing")).contains("applied 1 three (1 statement");
    assertThat(db.rows("SELECT text FROM log ORDER BY 1"))
        .containsExactly(List.of("first"), List.of("third"));
    assertThat(history()).containsExactly(listOf("1", "applied", null));
    assertThat(success("up", "--existing")).contains("Nothing to do.");
    assertThat(runs()).containsExactly("completed", "completed", "failed");
  }

  @Test
  void changeOfTheDonePartIsRefused() throws SQLException {
    project.file("1_three.sql", BROKEN);
    failure("up", "--existing");
    project.file("1_three.sql", MENDED.replace("'first'", "'other'"));
    assertThat(failure("up", "--existing"))
        .contains(
            "1_three.sql: is half done, and the part that is done (2 segments) has changed in the"
                + " file. Put that part back, or undo by hand what it has made and clear the state with:"
                + " repair --execute");
    assertThat(history()).containsExactly(List.of("1", "partial", "2"));
    project.file("1_three.sql", "INSERT INTO log VALUES ('first');");
    assertThat(failure("up", "--existing"))
        .contains("the part that is done (2 segments) has changed");
  }

  @Test
  void reformattingTheDonePartIsNoChange() {
    project.file("1_three.sql", BROKEN);
    failure("up", "--existing");
    project.file("1_three.sql", MENDED.replace("INSERT INTO", "-- again\nINSERT\n  INTO"));
    success("up", "--existing");
  }

  @Test
  void missingFileOfAPartialMigrationIsRefused() {
    project.file("1_three.sql", BROKEN);
    failure("up", "--existing");
    project.delete("1_three.sql").file("2_next.sql", "CREATE TABLE next (i int);");
    assertThat(failure("up", "--existing"))
        .contains("1: is half done (2 segments) and its file is gone. Put the file back, or undo");
    assertThat(failure("down"))
        .contains("1: is half done (2 segments). Finish it with: up, or undo it by hand and clear");
  }

  @Test
  void repairClearsThePartialState() throws SQLException {
    project.file("1_three.sql", BROKEN);
    failure("up", "--existing");
    assertThat(success("repair"))
        .contains("clear the partial state of 1; what it made stays", "Nothing was changed.");
    assertThat(history()).hasSize(1);
    assertThat(success("repair", "--execute")).contains("Done:", "clear the partial state of 1");
    assertThat(history()).isEmpty();
    db.execute("DROP INDEX log_text");
    project.file("1_three.sql", MENDED);
    success("up", "--existing");
    assertThat(db.queryString("SELECT count(*) FROM log")).isEqualTo("3");
  }

  @Test
  void settingsOfTheDoneSegmentsAreMadeAgain() throws SQLException {
    db.execute("CREATE SCHEMA app");
    project.file(
        "1_three.sql",
        """
        SET search_path = ${schema}, public;
        SET myapp.tenant = 'it''s';
        CREATE INDEX CONCURRENTLY log_text ON log (text);
        CREATE TABLE here AS SELECT current_setting('myapp.tenant') AS tenant, 1 / ${divisor};
        """);
    assertThat(failure("up", "--existing", "--set", "schema=app", "--set", "divisor=0"))
        .contains("division by zero");
    success("up", "--existing", "--set", "schema=app", "--set", "divisor=1");
    assertThat(db.queryString("SELECT tenant FROM app.here")).isEqualTo("it's");
  }

  @Test
  void failedVerifyAfterAnOutsideSegmentIsCheckedAgain() throws SQLException {
    project.file(
        "1_index.sql",
        """
        CREATE INDEX CONCURRENTLY log_text ON log (text);
        -- VERIFY
        SELECT count(*) > 0 FROM log;
        """);
    assertThat(failure("up", "--existing"))
        .contains(
            "1_index.sql:3:1: VERIFY answered false (VERIFY).",
            "1 is partial: 0 of 1 segments are done and stay, the failed one may have left a"
                + " part.");
    assertThat(failure("up", "--existing")).contains("VERIFY answered false");
    db.execute("INSERT INTO log VALUES ('x')");
    success("up", "--existing");
    assertThat(history()).containsExactly(listOf("1", "applied", null));
    assertThat(invalidIndexes()).isEmpty();
  }

  @Test
  void halfTakenBackGoesOnWithDown() throws SQLException {
    project.file(
        "1_index.sql",
        """
        CREATE INDEX CONCURRENTLY log_text ON log (text);
        -- DOWN
        INSERT INTO log VALUES ('down');
        DROP INDEX CONCURRENTLY log_text;
        INSERT INTO gone VALUES ('down');
        """);
    success("up", "--existing");
    assertThat(failure("down"))
        .contains(
            "1_index.sql:5:13: relation \"gone\" does not exist",
            "\n1 is half taken back: 2 of 3 segments of its DOWN are done and stay, the failed one"
                + " was rolled back. What was applied before it stays applied.\n",
            "mend the DOWN script");
    assertThat(success("repair"))
        .contains("forget that 1 is half taken back; what its DOWN has left stays, and the next");
    assertThat(success("status")).contains("half taken back: 1; go on with: down");
    assertThat(failure("up", "--existing"))
        .contains("1_index.sql: is half taken back. Finish that first with");
    db.execute("CREATE TABLE gone (text text)");
    success("down");
    assertThat(history()).isEmpty();
    assertThat(db.queryString("SELECT count(*) FROM log")).isEqualTo("1");
  }

  @Test
  void halfTakenBackGoesOnWithTheMendedFile() throws SQLException {
    String text = "SELECT 1;\n-- DOWN\nINSERT INTO log VALUES ('%s');\nVACUUM log;\nSELECT %s;";
    project.file("1_vacuum.sql", text.formatted("once", "nonsense"));
    success("up", "--existing");
    assertThat(failure("down")).contains("1_vacuum.sql:5:8: column \"nonsense\" does not exist");
    project.file("1_vacuum.sql", text.formatted("once", "sense"));
    assertThat(failure("down")).contains("1_vacuum.sql:5:8: column \"sense\" does not exist");
    project.file("1_vacuum.sql", text.formatted("once", "5"));
    success("down");
    assertThat(db.queryString("SELECT count(*) FROM log")).isEqualTo("1");
  }

  @Test
  void halfTakenBackGoesOnWithTheStoredScriptWhenTheFileBeginsOtherwise() throws SQLException {
    String text = "SELECT 1;\n-- DOWN\nSELECT '%s';\nVACUUM log;\nSELECT count(*) FROM late;";
    project.file("1_vacuum.sql", text.formatted("one"));
    success("up", "--existing");
    assertThat(failure("down")).contains("\"late\" does not exist");
    project.file("1_vacuum.sql", text.formatted("two"));
    assertThat(failure("down")).contains("stored DOWN of 1:4:22: relation \"late\" does not exist");
    db.execute("UPDATE schema_migrations SET down_script = 'SELECT 3'");
    assertThat(failure("down"))
        .contains("1: is half taken back, and its DOWN script has changed since. Put it back.");
    project.file("1_vacuum.sql", text.formatted("one"));
    db.execute("CREATE TABLE late (i int)");
    success("down");
  }

  @Test
  void partitionThatIsNotThereIsNeverTakenForDetached() throws SQLException {
    db.execute("CREATE TABLE event (at int) PARTITION BY RANGE (at)", "CREATE TABLE lone (at int)");
    project.file("1_detach.sql", "ALTER TABLE event DETACH PARTITION typo CONCURRENTLY;");
    assertThat(failure("up", "--existing"))
        .contains("relation \"typo\" does not exist", "1 was rolled back.");
    assertThat(failure("up", "--existing"))
        .contains("relation \"typo\" does not exist", "1 was rolled back.");
    project.file("1_detach.sql", "ALTER TABLE event DETACH PARTITION lone CONCURRENTLY;");
    assertThat(failure("up", "--existing"))
        .contains("\"lone\" is not a partition", "1 was rolled back.");
    assertThat(failure("up", "--existing"))
        .contains("\"lone\" is not a partition", "1 was rolled back.");
    assertThat(history()).isEmpty();
  }

  @Test
  void definiteFailureIsNeverTakenForDone() throws SQLException {
    project.file(
        "1_drop.sql", "INSERT INTO log VALUES ('a');\nDROP INDEX CONCURRENTLY nope;\nSELECT 1;");
    for (int i = 0; i < 3; i++) {
      assertThat(failure("up", "--existing"))
          .contains("1_drop.sql:2:", "index \"nope\" does not exist (42704)");
      assertThat(halves()).containsExactly(List.of("1", "partial", "1", "f"));
    }
    db.execute("CREATE INDEX nope ON log (text)");
    success("up", "--existing");
    assertThat(db.queryString("SELECT count(*) FROM log")).isEqualTo("1");
  }

  @Test
  void whatIsThereAlreadyWasNotMadeByAFailedAttempt() throws SQLException {
    project.file(
        "1_log.sql",
        "-- slipway: transaction=none\nCREATE TABLE other ();\nCREATE TABLE log ();\n");
    assertThat(failure("up", "--existing"))
        .contains("1_log.sql:3:", "\"log\" already exists (42P07)");
    assertThat(failure("up", "--existing"))
        .contains("1_log.sql:3:", "\"log\" already exists (42P07)");
    assertThat(halves()).containsExactly(List.of("1", "partial", "1", "f"));
  }

  @Test
  void definiteFailureOfTheFirstSegmentLeavesTheMigrationAsItWas() throws SQLException {
    project.file(
        "1_down.sql",
        "CREATE TABLE t ();\n-- DOWN\nDROP INDEX CONCURRENTLY nope;\nDROP TABLE t;\n");
    success("up", "--existing");
    List<List<String>> before = db.rows("SELECT * FROM schema_migrations");
    for (int i = 0; i < 2; i++) {
      assertThat(failure("down")).contains("1_down.sql:3:", "\"nope\" does not exist (42704)");
      assertThat(db.rows("SELECT * FROM schema_migrations")).isEqualTo(before);
    }
    assertThat(success("status", "--check")).contains("up to date");
    db.execute("CREATE INDEX nope ON log (text)");
    success("down");
    assertThat(db.queryString("SELECT to_regclass('t')")).isNull();
  }

  @Test
  void attemptWithoutAnEndMayHaveBeenDone() throws SQLException {
    project.file(
        "1_drop.sql",
        """
        INSERT INTO log VALUES ('a');
        DROP INDEX CONCURRENTLY nope;
        -- DOWN
        DROP INDEX CONCURRENTLY nope;
        """);
    failure("up", "--existing");
    db.execute("UPDATE schema_migrations SET segment_begun = true");
    success("up", "--existing");
    assertThat(history()).containsExactly(listOf("1", "applied", null));
    db.execute(
        "UPDATE schema_migrations SET state = 'reverting', segments_done = 0, segment_begun ="
            + " true");
    assertThat(success("status")).contains("half taken back: 1; go on with: down");
    assertThat(failure("up", "--existing"))
        .contains("1_drop.sql: is half taken back. Finish that first with");
    success("down");
    assertThat(history()).isEmpty();
  }

  @Test
  void rowsOfBeforeAreReadRight() throws SQLException {
    project.file(
        "1_index.sql",
        "SELECT 1;\n-- DOWN\nINSERT INTO log VALUES ('down');\nVACUUM log;\nSELECT 1/0;");
    success("up", "--existing");
    assertThat(failure("down")).contains("division by zero");
    assertThat(halves()).containsExactly(List.of("1", "reverting", "2", "f"));
    db.execute("ALTER TABLE schema_migrations DROP COLUMN segment_begun");
    db.execute("UPDATE schema_migrations SET state = 'partial', segments_done = -2");
    assertThat(success("status")).contains("half taken back: 1; go on with: down");
    assertThat(project.run("status", "--json").out())
        .contains("\"partial\":{\"version\":\"1\",\"segmentsDone\":2,\"state\":\"reverting\"}");
    project.file(
        "1_index.sql",
        "SELECT 1;\n-- DOWN\nINSERT INTO log VALUES ('down');\nVACUUM log;\nSELECT 1;");
    success("down");
    assertThat(db.queryString("SELECT count(*) FROM log")).isEqualTo("1");
  }

  @Test
  void announcementIsOurs() throws SQLException {
    project.file(
        "1_read.sql",
        "SET default_transaction_read_only = on;\nVACUUM log;\nSELECT count(*) FROM log;\n");
    success("up", "--existing");
    assertThat(history()).containsExactly(listOf("1", "applied", null));
  }

  @Test
  void syntaxErrorComesWithoutTheServersWarningOnTheRollback() {
    project.file("1_syntax.sql", "CREATE TABEL t (i int);");
    assertThat(failure("up", "--existing"))
        .startsWith("slipway: 1_syntax.sql:1:8: syntax error at or near \"TABEL\" (42601).");
  }

  @Test
  void connectionLostAtTheCommitIsSaidAndGoesOn() throws SQLException {
    project.file("1_three.sql", MENDED);
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      proxy.onQuery(3, QueryMoment.AFTER_REPLY, event -> event.cutBoth());
      Cli.Result result = project.on(db.url(proxy.port())).run("up", "--existing");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .contains(
              "The connection was lost, so this segment of 1 is either done and recorded or not"
                  + " done at all.",
              "Next: look with status, then run up again; it goes on where it stopped.");
    }
    success("up", "--existing");
    assertThat(db.queryString("SELECT count(*) FROM log")).isEqualTo("2");
    assertThat(runs()).containsExactly("completed", "failed");
    assertThat(success("history")).contains("interrupted: the process or its connection ended");
  }

  private List<String> invalidIndexes() throws SQLException {
    return db.rows("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid").stream()
        .map(row -> row.get(0))
        .toList();
  }

  private List<List<String>> history() throws SQLException {
    return db.rows("SELECT version, state, segments_done FROM schema_migrations ORDER BY version");
  }

  private List<List<String>> halves() throws SQLException {
    return db.rows("SELECT version, state, segments_done, segment_begun FROM schema_migrations");
  }

  private List<String> runs() throws SQLException {
    return db.rows("SELECT status FROM schema_migration_runs ORDER BY started_at DESC").stream()
        .map(row -> row.get(0))
        .toList();
  }

  private static List<String> listOf(String... values) {
    return java.util.Arrays.asList(values);
  }

  private String failure(String... command) {
    Cli.Result result = project.run(command);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.err()).doesNotContain("internal error");
    return result.err().strip();
  }

  private String success(String... command) {
    Cli.Result result = project.run(command);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result.out();
  }
}
