package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that are no plain ones come back from an export as they were. */
class ImportTablesTest extends ImportTestBase {

  private static final List<String> TABLES =
      List.of(
          "CREATE SCHEMA \"Odd schema\"",
          "CREATE TABLE \"Odd schema\".\"select\" (\"user\" int PRIMARY KEY, \"Mixed Case\" text,"
              + " \"a.b\" text, \"q\"\"uote\" text, \"comma,\" text, \"new\nline\" text)",
          "CREATE TABLE \"dots.in.name\" (\"order\" int, \"table\" text)",
          "CREATE TABLE users (id int PRIMARY KEY, boss int REFERENCES users, team int)",
          "CREATE TABLE teams (id int PRIMARY KEY, head int NOT NULL REFERENCES users)",
          "ALTER TABLE users ADD FOREIGN KEY (team) REFERENCES teams",
          "CREATE TABLE always (id int GENERATED ALWAYS AS IDENTITY, doubled int GENERATED ALWAYS"
              + " AS (n * 2) STORED, n int)",
          "CREATE TABLE events (id int, day date) PARTITION BY RANGE (day)",
          "CREATE TABLE events_a PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2020-01-01')",
          "CREATE TABLE events_b PARTITION OF events DEFAULT",
          "CREATE TABLE parent (id int)",
          "CREATE TABLE child (more text) INHERITS (parent)",
          "CREATE TABLE \"none\" ()",
          "CREATE TABLE changed (id int, at text)",
          "CREATE FUNCTION change() RETURNS trigger LANGUAGE plpgsql AS"
              + " 'BEGIN NEW.at := ''changed''; RETURN NEW; END'",
          "CREATE TRIGGER change BEFORE INSERT ON changed FOR EACH ROW EXECUTE FUNCTION change()",
          "CREATE TABLE wide ("
              + IntStream.range(0, 1600)
                  .mapToObj(i -> "c" + i + " int")
                  .collect(Collectors.joining(","))
              + ")");

  private static final List<String> ROWS =
      List.of(
          "INSERT INTO \"Odd schema\".\"select\" VALUES (1, 'x', ',', '\"', E'\\n', '')",
          "INSERT INTO \"dots.in.name\" VALUES (1, 'select')",
          "INSERT INTO users VALUES (1, 2), (2, NULL)",
          "INSERT INTO teams VALUES (1, 2)",
          "UPDATE users SET team = 1",
          "INSERT INTO always (n) VALUES (1), (2), (3)",
          "DELETE FROM always WHERE n = 2",
          "INSERT INTO events VALUES (1, '2019-01-01'), (2, '2021-01-01')",
          "INSERT INTO parent VALUES (1)",
          "INSERT INTO child VALUES (2, 'x')",
          "INSERT INTO \"none\" DEFAULT VALUES",
          "INSERT INTO changed VALUES (1)",
          "UPDATE changed SET at = 'as it was'",
          "INSERT INTO wide (c0, c1599) VALUES (1, 2)");

  private void fill() throws Exception {
    db.execute(TABLES.toArray(String[]::new));
    db.execute(ROWS.toArray(String[]::new));
  }

  /** What there is, but for the columns of which there are so many, and how a sequence says it. */
  private List<String> catalogue() throws Exception {
    return db.catalogue().stream()
        .filter(line -> !line.matches("(?s)column public.wide.*|sequence .* at \\d+ [tf]"))
        .toList();
  }

  private String latest() {
    return folder.resolve("exports/" + db.name() + "/latest").toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "sql", "json"})
  void allOfThem(String format) throws Exception {
    fill();
    List<String> before = catalogue();
    project.done("export", "--to", folder.toString(), "--format", format);
    db.execute(
        "DELETE FROM events WHERE id = 1",
        "INSERT INTO users VALUES (3)",
        "DELETE FROM parent",
        "UPDATE always SET n = 7",
        "DELETE FROM \"Odd schema\".\"select\"",
        "INSERT INTO \"none\" DEFAULT VALUES");
    Result result = project.run("import", latest());
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).doesNotContain("warning");
    assertThat(catalogue()).isEqualTo(before);
    assertThat(db.queryString("SELECT nextval('always_id_seq')")).isEqualTo("4");
  }

  @Test
  void triggersFireWhereThatIsAskedFor() throws Exception {
    fill();
    project.done("export", "--to", folder.toString(), "--tables", "changed");
    project.done("import", latest(), "--triggers", "on");
    assertThat(rows("changed")).containsExactly("(1,changed)");
    project.done("import", latest(), "--triggers", "off");
    assertThat(rows("changed")).containsExactly("(1,\"as it was\")");
  }

  @Test
  void columnsOfOneSideAlone() throws Exception {
    db.execute("CREATE TABLE things (id int, gone text)", "INSERT INTO things VALUES (1, 'x')");
    project.done("export", "--to", folder.toString(), "--tables", "things");
    db.execute("ALTER TABLE things DROP COLUMN gone", "ALTER TABLE things ALTER id TYPE bigint");
    Result refused = project.run("import", latest());
    assertThat(refused.err())
        .contains("public.things.csv: has values for gone, which public.things has not");
    db.execute("ALTER TABLE things ADD COLUMN fresh text NOT NULL DEFAULT 'new'");
    assertThat(project.done("import", latest(), "--ignore-columns").out())
        .contains(
            "public.things: left out, for it has no such column: gone",
            "public.things: of another type where it comes from: id integer");
    assertThat(rows("things")).containsExactly("(1,new)");
    db.execute("ALTER TABLE things ADD COLUMN needed text NOT NULL DEFAULT 'x'");
    db.execute("ALTER TABLE things ALTER needed DROP DEFAULT");
    assertThat(project.run("import", latest(), "--ignore-columns").err())
        .contains("nothing is there for needed, which is NOT NULL and has no default");
  }

  @Test
  void onlyTheRowsOfOneSchemaAndOneTableOfADump() throws Exception {
    fill();
    project.done("export", "--to", folder.toString(), "--format", "sql");
    String dump = folder.resolve("exports/" + db.name() + "/latest/all_data.sql").toString();
    db.execute("UPDATE always SET n = 9", "DELETE FROM \"Odd schema\".\"select\"");
    project.done("import", dump, "--tables", "\"Odd schema\".*");
    assertThat(rows("\"Odd schema\".\"select\"")).hasSize(1);
    assertThat(rows("always")).containsExactly("(1,18,9)", "(3,18,9)");
    project.done("import", dump);
    assertThat(rows("always")).containsExactly("(1,2,1)", "(3,6,3)");
  }

  @Test
  void emptyTablesThatReferToWhatGoesAreEmptiedAlong() throws Exception {
    db.execute(
        "CREATE TABLE a (id int PRIMARY KEY)",
        "CREATE TABLE b (id int PRIMARY KEY REFERENCES a)",
        "CREATE TABLE c (id int PRIMARY KEY REFERENCES b)",
        "CREATE TABLE d (id int REFERENCES c, b int REFERENCES b)",
        "INSERT INTO a VALUES (1)");
    file("a.csv", "id\n2\n");
    imported();
    assertThat(rows("a")).containsExactly("(2)");
    db.execute("INSERT INTO d VALUES (NULL, NULL)", "ANALYZE d");
    refused("its rows cannot go: those of public.d refer to them");
    imported("--mode", "upsert");
  }

  @Test
  void namesOfMysqlAreFoundWithoutCase() throws Exception {
    db.execute(
        "CREATE TABLE users (id int, \"createdAt\" text)",
        "CREATE TABLE \"orderItems\" (id int)",
        "INSERT INTO users VALUES (1, 'x')",
        "INSERT INTO \"orderItems\" VALUES (7)");
    project.done("export", "--to", folder.toString());
    Path manifest = Path.of(latest()).resolve("manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(
        manifest,
        text.replace("\"PostgreSQL\"", "\"MySQL\"")
            .replaceAll("\"schema\"( ?: ?)\"public\"", "\"schema\"$1\"shop\"")
            .replaceAll("\"table\"( ?: ?)\"users\"", "\"table\"$1\"Users\""));
    db.execute("DELETE FROM users", "UPDATE \"orderItems\" SET id = 8");
    project.done("import", latest());
    assertThat(rows("users")).containsExactly("(1,x)");
    assertThat(rows("\"orderItems\"")).containsExactly("(7)");
  }
}
