package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rewrites folders of other tools into our form. */
class ConvertTest {

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path root;

  private Path theirs;
  private Path ours;
  private Project project;

  @BeforeEach
  void connect() throws IOException {
    theirs = Files.createDirectory(root.resolve("theirs"));
    ours = root.resolve("ours");
    project = Project.of(theirs, db.url());
  }

  static Stream<List<String>> folders() {
    return Stream.of(
        List.of(
            "golang-migrate",
            "1_a.up.sql",
            "\uFEFFCREATE TABLE a (i int);\r\n",
            "1_a.down.sql",
            "-- DROP TABLE a;\n",
            "2_empty.up.sql",
            ""),
        List.of(
            "flyway",
            "V1.1__a.sql",
            "CREATE TABLE a (i int);\n-- DOWN\nALTER TABLE a ADD j int;\n/* up */ SELECT 1",
            "U1.1__a.sql",
            "DROP TABLE a",
            "V1.10__i.sql",
            "CREATE INDEX CONCURRENTLY i ON a (i);",
            "V1.10__i.sql.conf",
            "executeInTransaction=false",
            "R__v.sql",
            "CREATE OR REPLACE VIEW v AS SELECT 1 AS one;"),
        List.of(
            "goose",
            "00001_a.sql",
            "-- what it does\n-- slipway: lock_timeout=3s\n-- +goose NO TRANSACTION\n-- +goose Up\n"
                + "CREATE TABLE a (i int);\n-- +goose StatementBegin\nCREATE FUNCTION f() RETURNS"
                + " text LANGUAGE plpgsql AS $$\nBEGIN\n-- +goose Down\nRETURN '\n-- DOWN\n';\nEND"
                + " $$;\n-- +goose StatementEnd\n-- +goose Down\nDROP FUNCTION f(); DROP TABLE a;"),
        List.of(
            "node-pg-migrate",
            "1700000000000_a-b.sql",
            "-- Up Migration\nCREATE TABLE a ();\n\n-- Down Migration\nDROP TABLE a;"),
        List.of(
            "liquibase",
            "1_a.sql",
            """
            --liquibase formatted sql
            --changeset a/b:1 context:dev,test
            CREATE TABLE a ();
            --rollback DROP TABLE a;
            --changeset a:2 endDelimiter:/ dbms:postgresql
            CREATE TABLE b ()
            /
            --rollback not required
            """),
        List.of(
            "drizzle",
            "0000_a.sql",
            "CREATE TABLE a ();--> statement-breakpoint\nCREATE TABLE b ()",
            "meta/_journal.json",
            "{\"entries\":[{\"idx\":0,\"tag\":\"0000_a\"}]}"),
        List.of("prisma", "20240101000000_/migration.sql", "CREATE TABLE a ();"),
        List.of(
            "sqitch",
            "sqitch.plan",
            "%project=a\n\na/b 2024-01-02T03:04:05Z Mira <m@example.com> # makes a\n",
            "deploy/a/b.sql",
            "-- Deploy a\nBEGIN;\nCREATE TABLE a ();\nCOMMIT;",
            "revert/a/b.sql",
            "BEGIN;\nDROP TABLE a;\nCOMMIT;",
            "verify/a/b.sql",
            "BEGIN;\nSELECT count(*) FROM a;\nROLLBACK;"));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void whatIsAppliedStaysAppliedInTheNewFolder(List<String> files) throws Exception {
    for (int i = 1; i < files.size(); i += 2) {
      project.file(files.get(i), files.get(i + 1));
    }
    String format = files.get(0);
    runs(project, "up", "--migrations-format", format);
    Map<String, String> before = contents(theirs);
    assertThat(runs(project, "convert", "--migrations-format", format, "--out", ours.toString()))
        .contains("Done. " + ours + " holds");
    assertThat(contents(theirs)).isEqualTo(before);
    Project converted = project.with("MIGRATIONS", ours.toString());
    assertThat(runs(converted, "status", "--check")).contains("up to date");
    assertThat(runs(converted, "up")).contains("Nothing to do.");
    assertThat(runs(converted, "validate")).doesNotContain("changed");
  }

  @Test
  void sqlStaysAsItIsAndItsCommentsToo() throws Exception {
    project.file(
        "1_a.sql",
        """
        -- what it does
        -- +goose Up
        CREATE TABLE a (i int); -- Down: not here
        -- down with it
        /* kept */
        -- DOWN
        -- +goose Down
        DROP TABLE a;
        """);
    assertThat(runs(project, "convert", "--out", ours.toString()))
        .contains("warning: 1_a.sql: the comment \"-- DOWN\" would begin a section");
    assertThat(ours.resolve("1_a.sql"))
        .hasContent(
            """
            -- what it does
            -- UP
            CREATE TABLE a (i int); -- Down: not here
            -- down with it
            /* kept */
            -- note: DOWN
            -- DOWN
            DROP TABLE a;
            """);
  }

  @Test
  void filesOfOursAreCopiedWithWhatLiesBesideThem() throws Exception {
    String text = "-- Author: Mira\r\n-- UP: all\r\nSELECT 1;\r\n-- DOWN\r\n-- SELECT 2;\r\n";
    project.file("001_a.sql", text).file("backfills/b.sql", "-- Table: a\nUPDATE a SET i = 1;");
    runs(project, "convert", "--out", ours.toString());
    assertThat(contents(ours)).isEqualTo(contents(theirs));
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    project.file("1_a.up.sql", "SELECT 1;");
    Files.createDirectory(ours);
    Files.writeString(ours.resolve("x"), "");
    assertThat(fails("convert", "--out", ours.toString())).contains("it is no empty folder");
    assertThat(fails("convert", "--out", theirs.resolve("new").toString()))
        .contains("it is in the folder that is read");
    assertThat(contents(ours).keySet()).containsExactly("x");
  }

  @Test
  void whatHasNoCounterpartLeavesNothingBehind() throws Exception {
    project
        .file("2024_a.up.sql", "SELECT 1;")
        .file("backfills/b.sql", "-- Table: a\nUPDATE a SET i = 1;")
        .file("20240101_1_2.up.sql", "COPY a FROM stdin;\n1\n");
    project.file("20240101_1_2.down.sql", "SELECT 1;");
    assertThat(fails("convert", "--out", ours.resolve("deeper/new").toString()))
        .contains("These have no counterpart in our form:")
        .contains("the rows of this COPY reach over a section line");
    assertThat(ours).doesNotExist();
    Files.createDirectory(ours);
    fails("convert", "--out", ours.toString());
    assertThat(ours).isEmptyDirectory();
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }

  private static String runs(Project project, String... arguments) {
    Cli.Result result = project.run(arguments);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result.out();
  }

  private String fails(String... arguments) {
    Cli.Result result = project.run(arguments);
    assertThat(result.exitCode()).as(result.toString()).isNotZero();
    return result.err();
  }
}
