package dev.slipway.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs folders of other tools as they are: there, back, and there again. */
class OtherToolsTest {

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void connect() {
    project = Project.of(folder, db.url());
  }

  static Stream<List<String>> folders() {
    return Stream.of(
        List.of("1_a.up.sql", "CREATE TABLE a (i int)", "1_a.down.sql", "DROP TABLE a"),
        List.of("V1.1__a.sql", "CREATE TABLE a (i int)", "U1.1__a.sql", "DROP TABLE a"),
        List.of(
            "2024-01-02_a/up.sql", "CREATE TABLE a ()", "2024-01-02_a/down.sql", "DROP TABLE a"),
        List.of("1_a.sql", "-- +goose Up\nCREATE TABLE a ();\n-- +goose Down\nDROP TABLE a;"),
        List.of("1_a.sql", "-- migrate:up\nCREATE TABLE a ();\n-- migrate:down\nDROP TABLE a;"),
        List.of("1_a.sql", "-- Up Migration\nCREATE TABLE a ();\n-- Down Migration\nDROP TABLE a;"),
        List.of(
            "1_a.sql",
            "--liquibase formatted sql\n--changeset a:1\nCREATE TABLE a ();\n--rollback DROP TABLE a;"),
        List.of(
            "1_a.sql",
            "CREATE TABLE a (i int)",
            "db.changelog-master.xml",
            """
            <databaseChangeLog>
              <changeSet id="1" author="mira">
                <preConditions><sqlCheck expectedResult="0">SELECT count(*)
                  FROM pg_class WHERE relname = 'a'</sqlCheck></preConditions>
                <sqlFile path="db/1_a.sql"/>
                <rollback>DROP TABLE a</rollback>
              </changeSet>
            </databaseChangeLog>
            """),
        List.of(
            "sqitch.plan",
            "%project=a\n\na 2024-01-02T03:04:05Z Mira <m@example.com> # makes a\n",
            "deploy/a.sql",
            "BEGIN;\nCREATE TABLE a ();\nCOMMIT;",
            "revert/a.sql",
            "BEGIN;\nDROP TABLE a;\nCOMMIT;",
            "verify/a.sql",
            "BEGIN;\nSELECT 1 FROM a WHERE FALSE;\nSELECT false;\nROLLBACK;"),
        List.of(
            "sqitch.plan",
            "%project=a\n\na 2024-01-02T03:04:05Z Mira <m@example.com> # makes a\n",
            "deploy/a.sql",
            "CREATE TABLE a ();",
            "revert/a.sql",
            "DROP TABLE a;",
            "verify/a.sql",
            "SELECT 1 FROM a WHERE FALSE;"),
        List.of(
            "1_a.sql",
            """
            -- +goose Up
            -- +goose StatementBegin
            CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$
            -- +goose StatementEnd
            CREATE TABLE a ();
            -- +goose Down
            -- +goose StatementBegin
            DROP FUNCTION f()
            -- +goose StatementEnd
            DROP TABLE a;
            """));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void goesThereAndBackAndThereAgain(List<String> files) throws Exception {
    for (int i = 0; i < files.size(); i += 2) {
      Files.createDirectories(folder.resolve(files.get(i)).getParent());
      project.file(files.get(i), files.get(i + 1));
    }
    runs("validate");
    runs("up");
    List<String> made = db.catalogue();
    assertThat(db.queryString("SELECT to_regclass('a') IS NOT NULL")).isEqualTo("t");
    runs("down");
    assertThat(db.queryString("SELECT to_regclass('a') IS NULL")).isEqualTo("t");
    runs("up");
    assertThat(db.catalogue()).isEqualTo(made);
    assertThat(runs("status")).contains("up to date");
  }

  @Test
  void aFolderThatIsNotOfTheFormThatIsSaidIsRefused() throws Exception {
    project.file("1_a.sql", "CREATE TABLE a ();");
    assertThat(project.run("up", "--migrations-format", "flyway").err())
        .contains("1_a.sql: is not as flyway has it (V1__name.sql, U1__name.sql or R__name.sql)");
    assertThat(project.run("up", "--migrations-format", "flayway").err())
        .contains("MIGRATIONS_FORMAT: is not one of auto, native, atlas, dbmate");
    runs("up");
  }

  @Test
  void aPreconditionThatHaltsStopsItsChangeset() throws Exception {
    project.file(
        "1.sql",
        """
        --liquibase formatted sql
        --changeset mira:0
        --precondition-sql-check expectedResult:t SELECT EXISTS (SELECT 1) -- one
        --precondition-sql-check expectedResult:f SELECT NOT EXISTS (SELECT 1)
        CREATE TABLE b ();
        --changeset mira:1
        --preconditions onFail:HALT
        --precondition-sql-check expectedResult:t SELECT 1 = 2
        CREATE TABLE a ();
        """);
    assertThat(project.run("up").err())
        .contains("1.sql:8", "the precondition does not hold: it is false, not t");
    assertThat(db.queryString("SELECT to_regclass('a') IS NULL AND to_regclass('b') IS NOT NULL"))
        .isEqualTo("t");
  }

  @Test
  void whatIsNoChangelogChangesNothingForOurFiles() throws Exception {
    project.file("001_a.sql", "CREATE TABLE a (i int);");
    project.file("values.yaml", "# no databaseChangeLog: is needed\nwhy: '-- atlas:txmode'\n");
    project.file("notes.json", "{\"note\": \"databaseChangeLog: went\"}");
    Files.write(folder.resolve("notes.xml"), "<n>für später</n>".getBytes(ISO_8859_1));
    Files.write(folder.resolve("more.xml"), "<n>more</n>".getBytes(UTF_16));
    assertThat(runs("up")).contains("001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changelog.yaml:databaseChangeLog:\n- include: {file: gone.sql}",
        "changelog.json:{\"databaseChangeLog\": []}",
        "changelog.xml:<?xml version='1.0'?><databaseChangeLog/>"
      })
  void aChangelogBesideOurFilesIsToldWithTheWayOut(String file) throws Exception {
    project.file("001_a.sql", "CREATE TABLE a (i int);");
    String name = file.substring(0, file.indexOf(':'));
    project.file(name, file.substring(name.length() + 1));
    assertThat(project.run("up").err())
        .contains(name + ": is a changelog of Liquibase, so the folder is read as Liquibase's")
        .contains("say --migrations-format native, where the files beside it are ours");
    assertThat(project.run("up", "--migrations-format", "native").exitCode()).isZero();
  }

  @Test
  void aChangelogThatCannotBeDecodedIsTold() throws Exception {
    project.file("001_a.sql", "CREATE TABLE a (i int);");
    Files.write(
        folder.resolve("changelog.xml"),
        "<databaseChangeLog><!-- für später --></databaseChangeLog>".getBytes(ISO_8859_1));
    assertThat(project.run("up").err()).contains("changelog.xml: is not UTF-8");
  }

  @Test
  void whatFlywayFillsByItselfIsAskedFor() throws Exception {
    project.file("V1__a.sql", "CREATE TABLE ${flyway:defaultSchema}.a (i int);");
    assertThat(runs("plan")).contains("${flyway:defaultSchema} has no value");
    assertThat(project.run("up", "--set", "flyway:defaultSchema=public").exitCode()).isZero();
    assertThat(db.queryString("SELECT to_regclass('public.a') IS NOT NULL")).isEqualTo("t");
  }

  @Test
  void aFailureNamesTheLineOfTheFile() throws Exception {
    project.file("1_a.up.sql", "CREATE TABLE a (i int);\nSELECT nothing;");
    project.file("1_a.down.sql", "DROP TABLE a;");
    assertThat(project.run("up").err()).contains("1_a.up.sql:2:8");
  }

  private String runs(String command) {
    Cli.Result result = project.run(command);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result.out();
  }
}
