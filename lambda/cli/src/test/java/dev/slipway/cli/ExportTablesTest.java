package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Exports of tables that are no plain ones, and of roles that may not read all. */
class ExportTablesTest extends StoreTestBase {

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(latest())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path latest() {
    return store.resolve("exports/" + db.name() + "/latest");
  }

  private String text(String file) throws IOException {
    return Files.readString(latest().resolve(file));
  }

  @Test
  void partitionsAreReadOneByOneAndChildrenByThemselves() throws Exception {
    db.execute(
        "CREATE TABLE events (id int, day date) PARTITION BY RANGE (day)",
        "CREATE TABLE events_old PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2020-01-01')",
        "CREATE TABLE events_new (day date, id int)",
        "ALTER TABLE events ATTACH PARTITION events_new FOR VALUES FROM ('2020-01-01') TO"
            + " (MAXVALUE)",
        "INSERT INTO events VALUES (1, '2019-01-01'), (2, '2021-01-01')",
        "CREATE TABLE empty_root (id int) PARTITION BY LIST (id)",
        "CREATE TABLE parent (id int)",
        "CREATE TABLE child (more text) INHERITS (parent)",
        "INSERT INTO parent VALUES (1)",
        "INSERT INTO child VALUES (2, 'x')",
        "CREATE TABLE \"none\" ()",
        "INSERT INTO \"none\" DEFAULT VALUES");
    done("export");
    assertThat(names())
        .containsExactly(
            "manifest.json",
            "public.child.csv",
            "public.empty_root.csv",
            "public.events.p0.csv",
            "public.events.p1.csv",
            "public.none.csv",
            "public.parent.csv");
    assertThat(text("public.events.p0.csv")).isEqualTo("id,day\n2,2021-01-01\n");
    assertThat(text("public.events.p1.csv")).isEqualTo("id,day\n1,2019-01-01\n");
    assertThat(text("public.parent.csv")).isEqualTo("id\n1\n");
    assertThat(text("public.empty_root.csv")).isEqualTo("id\n");
    assertThat(text("public.none.csv")).isEqualTo("\n\n");
    Result chosen =
        done("export", "--where", "events=events.id > 1", "--tables", "events", "--json");
    assertThat(chosen.json()).containsEntry("rows", 1);
    assertThat(names()).containsExactly("manifest.json", "public.events.csv");
    for (String format : List.of("json", "sql")) {
      assertThat(done("export", "--format", format, "--json").json()).containsEntry("rows", 5);
    }
  }

  @Test
  void whoMayNotReadAllIsRefusedBeforeAnythingIsWritten() throws Exception {
    db.execute(
        "CREATE TABLE hidden (id int)",
        "CREATE TABLE guarded (id int)",
        "ALTER TABLE guarded ENABLE ROW LEVEL SECURITY",
        "CREATE TABLE open_one (id serial)",
        "INSERT INTO open_one DEFAULT VALUES",
        "CREATE TABLE parts (id int) PARTITION BY LIST (id)",
        "CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1)",
        "INSERT INTO parts VALUES (1)");
    String role = db.name() + "_reader";
    db.execute(
        "CREATE ROLE " + role + " LOGIN PASSWORD '" + PostgresServer.PASSWORD + "'",
        "GRANT SELECT ON guarded, open_one, parts TO " + role);
    try {
      project = project.on(db.url().replace(db.user(), role));
      assertThat(project.failed("export"))
          .contains("  public.guarded: role " + role + " may not read all of its rows\n")
          .contains("  public.hidden: role " + role + " may not read all of its rows\n")
          .doesNotContain("open_one:")
          .doesNotContain("parts:")
          .contains("Nothing was written. Next: mend that; where rows may not be read, grant");
      assertThat(done("export", "--exclude", "hidden,guarded").out())
          .contains("  public.parts     1 row\n")
          .contains(
              "  warning: it does not say where the sequence public.open_one_id_seq stands, which"
                  + " may not be read here\n");
      assertThat(names()).contains("public.parts.csv");
    } finally {
      try (Connection superuser = db.connectAsSuperuser();
          Statement statement = superuser.createStatement()) {
        statement.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
      }
    }
  }

  /** What the author of a condition sees, it sees: not what the server alone would. */
  @Test
  void conditionsAreReadAsTheirAuthorsSessionsDo() throws Exception {
    db.execute(
        "CREATE EXTENSION citext",
        "CREATE TABLE people (email citext)",
        "INSERT INTO people VALUES ('ADA@example.com'), ('eve@example.com')",
        "CREATE FUNCTION is_ada(citext) RETURNS boolean LANGUAGE sql"
            + " AS 'SELECT $1 = ''ada@example.com'''");
    done("export", "--where", "people=email = 'ada@example.com'");
    assertThat(text("public.people.csv")).isEqualTo("email\nADA@example.com\n");
    done("export", "--where", "people=is_ada(email)", "--format", "jsonl");
    assertThat(text("public.people.jsonl")).isEqualTo("{\"email\":\"ADA@example.com\"}\n");
  }

  @Test
  void aSecondExportInTheSameSecondHasItsOwnFolder() throws Exception {
    db.execute("CREATE TABLE one (id int)");
    done("export");
    done("export");
    done("export", "--format", "jsonl");
    try (Stream<Path> folders = Files.list(latest().getParent())) {
      assertThat(folders.filter(folder -> !Files.isSymbolicLink(folder))).hasSize(3);
    }
    assertThat(names()).contains("public.one.jsonl");
  }

  @Test
  void anEmptyDatabaseGivesAnEmptyExport() throws Exception {
    assertThat(done("export", "--format", "sql").out()).contains("0 rows of 0 tables");
    assertThat(names()).containsExactly("all_data.sql", "manifest.json");
    Result none = project.run("export", "--tables", "no_such");
    assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains("\"no_such\" fits no table");
    try (PgDatabase other = PgDatabase.open()) {
      other.execute("CREATE TABLE a (id int)");
      Result left = project.on(other.url()).run("export", "--exclude", "*");
      assertThat(left.err()).contains("no table is left");
    }
  }
}
