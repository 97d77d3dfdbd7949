package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tools themselves, those of them that {@code -Dslipway.tools=FOLDER:FOLDER} or the PATH has:
 * one runs half of a folder, {@code adopt} takes that over, and we run the rest. The database is
 * then as if the tool had run all of it.
 */
class RealToolsTest {

  private static final String TABLE = "CREATE TABLE a (i int PRIMARY KEY, t text DEFAULT 'x;y');";
  private static final String FUNCTION =
      """
      CREATE FUNCTION f(n int) RETURNS int LANGUAGE plpgsql AS $f$
      BEGIN
        -- a comment; and a quote: '
        INSERT INTO a VALUES (n);
        RETURN n;
      END
      $f$;
      """;
  private static final String INDEX = "CREATE INDEX CONCURRENTLY a_t ON a (t);";
  private static final String REST =
      "ALTER TABLE a ADD COLUMN j int;\nCREATE VIEW v AS SELECT i, 'it''s' AS s FROM a;";
  private static final List<String> ALL = List.of(TABLE, FUNCTION, INDEX, REST);

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path root;

  /** The files of a tool of one migration, by its number from 1 on. */
  interface Folder {
    Map<String, String> of(int number, String sql);
  }

  /**
   * A tool.
   *
   * @param command which runs all of a folder: {@code $DIR} on {@code $URL} or {@code $JDBC}
   * @param plan what the folder holds besides, by the count of migrations; a name and a text
   */
  record Tool(String format, String command, Folder files, Folder plan) {
    @Override
    public String toString() {
      return format;
    }
  }

  static Stream<Tool> tools() {
    Folder none = (count, sql) -> Map.of();
    return Stream.of(
        new Tool(
            "golang-migrate",
            "migrate -path $DIR -database $URL?sslmode=disable up",
            (n, sql) -> Map.of(n + "_step.up.sql", sql, n + "_step.down.sql", "SELECT " + n + ";"),
            none),
        new Tool(
            "goose",
            "goose -dir $DIR postgres $URL?sslmode=disable up",
            (n, sql) ->
                Map.of(
                    "0000" + n + "_step.sql",
                    (sql.equals(INDEX) ? "-- +goose NO TRANSACTION\n" : "")
                        + "-- +goose Up\n"
                        + (n == 2 ? "-- +goose StatementBegin\n" : "")
                        + sql
                        + (n == 2 ? "\n-- +goose StatementEnd" : "")
                        + "\n-- +goose Down\nSELECT 1;"),
            none),
        new Tool(
            "sql-migrate",
            "sql-migrate up -config=$DIR/dbconfig.yml",
            (n, sql) ->
                Map.of(
                    n + "-step.sql",
                    "-- +migrate Up"
                        + (sql.equals(INDEX) ? " notransaction" : "")
                        + "\n"
                        + (n == 2 ? "-- +migrate StatementBegin\n" : "")
                        + sql
                        + (n == 2 ? "\n-- +migrate StatementEnd" : "")
                        + "\n-- +migrate Down\nSELECT 1;"),
            (count, sql) ->
                Map.of(
                    "dbconfig.yml",
                    """
                    development:
                      dialect: postgres
                      datasource: URL?sslmode=disable
                      dir: DIR
                    """)),
        new Tool(
            "dbmate",
            "dbmate --url $URL?sslmode=disable --migrations-dir $DIR --no-dump-schema up",
            (n, sql) ->
                Map.of(
                    "2024010" + n + "000000_step.sql",
                    "-- migrate:up"
                        + (sql.equals(INDEX) ? " transaction:false" : "")
                        + "\n"
                        + sql
                        + "\n-- migrate:down\nSELECT 1;"),
            none),
        new Tool(
            "node-pg-migrate",
            "node-pg-migrate up -m $DIR",
            (n, sql) ->
                Map.of(
                    "170000000000" + n + "_step.sql",
                    "-- Up Migration\n"
                        + sql.replace(" CONCURRENTLY", "")
                        + "\n-- Down Migration\nSELECT 1;"),
            none),
        new Tool(
            "flyway",
            "flyway -url=$JDBC -user=$USER -password=$PASSWORD -locations=filesystem:$DIR migrate",
            // By its own lock it waits for itself where an index is built concurrently.
            (n, sql) ->
                Map.of(
                    "V1." + n + "__step.sql",
                    sql.replace(" CONCURRENTLY", ""),
                    "R__v.sql",
                    "SELECT 1;"),
            none),
        new Tool(
            "liquibase",
            "liquibase --search-path=$DIR update --changelog-file=master.yaml --url=$JDBC"
                + " --username=$USER --password=$PASSWORD",
            (n, sql) ->
                Map.of(
                    "00" + n + "-step.sql",
                    "--liquibase formatted sql\n--changeset mira:s-"
                        + n
                        + (sql.equals(INDEX) ? " runInTransaction:false" : "")
                        + (n == 2 ? " splitStatements:false" : "")
                        + "\n"
                        + sql
                        + "\n--rollback SELECT 1;\n"),
            (count, sql) ->
                Map.of(
                    "master.yaml",
                    "databaseChangeLog:\n"
                        + numbers(count)
                            .map(n -> "- include:\n    file: 00" + n + "-step.sql\n")
                            .reduce("", String::concat))),
        new Tool(
            "drizzle",
            "drizzle-migrate $URL $DIR",
            (n, sql) ->
                Map.of(
                    "000" + (n - 1) + "_step.sql",
                    sql.replace(" CONCURRENTLY", "")
                        .replace(";\nCREATE VIEW", ";--> statement-breakpoint\nCREATE VIEW")),
            (count, sql) ->
                Map.of(
                    "meta/_journal.json",
                    "{\"version\":\"7\",\"dialect\":\"postgresql\",\"entries\":["
                        + String.join(
                            ",",
                            numbers(count)
                                .map(
                                    n ->
                                        "{\"idx\":%d,\"version\":\"7\",\"when\":170000000000%d,\"tag\":\"000%d_step\",\"breakpoints\":true}"
                                            .formatted(n - 1, n, n - 1))
                                .toList())
                        + "]}")),
        new Tool(
            "sqitch",
            "sqitch deploy db:$URL",
            (n, sql) ->
                Map.of("deploy/step_" + n + ".sql", sql, "revert/step_" + n + ".sql", "SELECT 1;"),
            (count, sql) ->
                Map.of(
                    "sqitch.conf",
                    "[core]\n  engine = pg\n",
                    "sqitch.plan",
                    "%syntax-version=1.0.0\n%project=p\n\n"
                        + numbers(count)
                            .map(
                                n ->
                                    "step_%d 2024-01-0%dT00:00:00Z Mira <m@example.com> # step\n"
                                        .formatted(n, n))
                            .reduce("", String::concat))));
  }

  private static Stream<Integer> numbers(int count) {
    return Stream.iterate(1, n -> n + 1).limit(count);
  }

  @ParameterizedTest
  @MethodSource("tools")
  void weGoOnWhereItStopped(Tool tool) throws Exception {
    String program = tool.command.replaceFirst(" .*", "");
    assumeThat(RealTool.isThere(program)).as(program + " is on no PATH").isTrue();
    RealTool.letIn(db);
    Path half = folder(tool, "half", 2, db);
    RealTool.run(tool.command, half, db);
    Path whole = folder(tool, "whole", ALL.size(), db);
    Project project =
        Project.of(whole, db.url())
            .with("HISTORY_SCHEMA", "ours")
            .with("MIGRATIONS_FORMAT", tool.format);
    assertThat(runs(project, "adopt", "--execute"))
        .containsPattern(" has done [23] ")
        .doesNotContain("(changed since)");
    assertThat(runs(project, "status")).contains("pending (2)");
    runs(project, "up");
    Path converted = root.resolve("converted");
    runs(project, "convert", "--out", converted.toString());
    Project other = project.without("MIGRATIONS_FORMAT").with("MIGRATIONS", converted.toString());
    assertThat(runs(other, "status", "--check")).contains("up to date");
    try (PgDatabase alone = PgDatabase.open()) {
      RealTool.run(tool.command, folder(tool, "alone", ALL.size(), alone), alone);
      assertThat(RealTool.withoutHistory(db)).isEqualTo(RealTool.withoutHistory(alone));
    }
  }

  private Path folder(Tool tool, String name, int count, PgDatabase on) throws IOException {
    Path folder = root.resolve(name);
    Map<String, String> files = new HashMap<>(tool.plan.of(count, ""));
    for (int n = 1; n <= count; n++) {
      files.putAll(tool.files.of(n, ALL.get(n - 1)));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, RealTool.filled(file.getValue(), folder, on));
    }
    return folder;
  }

  private static String runs(Project project, String... arguments) {
    Cli.Result result = project.run(arguments);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result.out();
  }
}
