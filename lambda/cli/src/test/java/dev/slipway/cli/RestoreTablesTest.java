package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests {@code restore --table}: rows into tables that are there. */
class RestoreTablesTest extends RestoreTestBase {

  private static final String[] SCHEMA = {
    "CREATE SCHEMA \"My app\"",
    "CREATE TABLE people (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text,"
        + " boss bigint REFERENCES people)",
    "CREATE TABLE \"My app\".\"Pets.x\" (id serial PRIMARY KEY, owner bigint NOT NULL"
        + " REFERENCES people)",
    "CREATE TABLE days (day date, n int) PARTITION BY RANGE (day)",
    "CREATE TABLE days_2025 PARTITION OF days FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
    "CREATE TABLE days_rest PARTITION OF days DEFAULT",
    "CREATE TABLE seen (what text)",
    "CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS"
        + " 'BEGIN INSERT INTO public.seen VALUES (TG_OP); RETURN NEW; END'",
    "CREATE TRIGGER sees AFTER INSERT ON people FOR EACH ROW EXECUTE FUNCTION see()",
    "ALTER TABLE people ENABLE ALWAYS TRIGGER sees"
  };

  private String backup;

  @BeforeEach
  void fill() throws Exception {
    db.execute(SCHEMA);
    target.execute(SCHEMA);
    db.execute(
        "INSERT INTO people (name, boss) VALUES ('Ada', 2), ('Bob', NULL), ('Cy', 1)",
        "INSERT INTO \"My app\".\"Pets.x\" (owner) VALUES (1), (3)",
        "INSERT INTO days VALUES ('2025-05-01', 1), ('2031-01-01', 2)");
    backup = backUp();
  }

  private long stored(String file) throws Exception {
    try (var files = Files.list(folder(backup))) {
      return files
          .filter(one -> one.getFileName().toString().startsWith(file))
          .mapToLong(one -> one.toFile().length())
          .sum();
    }
  }

  private List<List<String>> rows(String table) throws Exception {
    return target.rows("SELECT t::text FROM " + table + " t ORDER BY 1");
  }

  @Test
  void restoresRowsSequencesAndNothingElse() throws Exception {
    Map<String, Object> report =
        restore(backup, "--table", "people", "--table", "\"My app\".\"Pets.x\"", "--json").json();
    assertThat(report).containsEntry("outcome", "DONE").containsEntry("rows", 5);
    assertThat(((Number) report.get("bytes")).longValue())
        .isEqualTo(stored("100-public.people.p0") + stored("100-My_app~"));
    assertThat(rows("people")).hasSize(3);
    assertThat(rows("\"My app\".\"Pets.x\"")).containsExactly(List.of("(1,1)"), List.of("(2,3)"));
    assertThat(rows("days")).isEmpty();
    assertThat(rows("seen")).isEmpty();
    target.execute("INSERT INTO people (name) VALUES ('Di')");
    assertThat(target.queryString("SELECT id FROM people WHERE name = 'Di'")).isEqualTo("4");
    assertThat(dump(target)).isEqualTo(dump(db));
  }

  @Test
  void partitionedTableMeansItsPartitions() throws Exception {
    succeeded(restore(backup, "--table", "public.days"));
    assertThat(rows("days")).hasSize(2);
  }

  @Test
  void partitionsThatAreGoneAreTold() throws Exception {
    String left =
        ": holds rows of these tables in the backup and is no partition of them in the database";
    target.execute("ALTER TABLE days DETACH PARTITION days_2025", "DROP TABLE days_rest");
    List<String> before = target.catalogue();
    refused(
        restore(backup, "--table", "days"),
        before,
        "public.days_2025" + left,
        "public.days_rest" + left,
        "The database was not touched.");
    target.execute("CREATE TABLE days_rest PARTITION OF days DEFAULT");
    succeeded(restore(backup, "--table", "days", "--table", "days_2025"));
    assertThat(rows("days")).hasSize(1);
    assertThat(rows("days_2025")).hasSize(1);
  }

  @Test
  void partitionsOfPartitionsAreToldWhateverTheirNames() throws Exception {
    db.execute(
        "CREATE TABLE days_2032 PARTITION OF days FOR VALUES FROM ('2032-01-01') TO ('2033-01-01')"
            + " PARTITION BY RANGE (day)",
        "CREATE TABLE \"My app\".\"a.\"\"b\" PARTITION OF days_2032 DEFAULT",
        "CREATE TABLE days_empty PARTITION OF days FOR VALUES FROM ('2034-01-01') TO"
            + " ('2035-01-01')",
        "INSERT INTO days VALUES ('2032-05-01', 3)");
    Result result = restore(backUp(), "--table", "days");
    refused(result, target.catalogue(), "My app.a.\"b: holds rows of these tables in the backup");
    assertThat(result.err()).doesNotContain("days_empty");
  }

  @Test
  void cleanReplacesTheRows() throws Exception {
    target.execute("INSERT INTO days VALUES ('2025-01-01', 9)");
    List<String> before = target.catalogue();
    refused(
        restore(backup, "--table", "days"),
        before,
        "public.days_2025: is not empty; add --clean (\"clean\":true) to replace its rows");
    succeeded(restore(backup, "--table", "days", "--clean"));
    assertThat(rows("days")).hasSize(2);
  }

  @Test
  void tablesThatOthersReferToAreNotEmptied() throws Exception {
    target.execute("INSERT INTO people (name) VALUES ('Eve')");
    List<String> before = target.catalogue();
    refused(
        restore(backup, "--table", "people", "--clean"),
        before,
        "tables: cannot be emptied: rows of \"My app\".\"Pets.x\" refer to them; name these tables"
            + " too");
    assertThat(rows("people")).hasSize(1);
  }

  @Test
  void unknownTablesAreAllTold() throws Exception {
    target.execute("CREATE TABLE fresh (id int)");
    db.execute("CREATE TABLE old (id int)");
    backup = backUp();
    refused(
        restore(backup, "--table", "old", "--table", "fresh", "--table", "no.where"),
        target.catalogue(),
        "public.old: is not in the database; bring its definition there first (up)",
        "no.where: is not in the database",
        "public.fresh: is not in the backup",
        "The database was not touched.");
    refused(
        restore(backup, "--table", "a.b.c"),
        target.catalogue(),
        "--table: \"a.b.c\" is not a table");
  }

  @Test
  void rowsThatReferToNothingAreNotTaken() throws Exception {
    List<String> before = target.catalogue();
    refused(
        restore(backup, "--table", "\"My app\".\"Pets.x\""),
        before,
        "failed at the rows of My app.Pets.x",
        "violates foreign key constraint",
        "It was rolled back; the database is as it was.");
    assertThat(rows("\"My app\".\"Pets.x\"")).isEmpty();
  }

  /** A constraint that is NOT VALID lets old rows be; these are old rows. */
  @Test
  void rowsThatWereThereBeforeAConstraintComeBack() throws Exception {
    String notNull = PostgresServer.majorVersion() < 18 ? "CHECK (b > 5)" : "NOT NULL b";
    for (PgDatabase one : List.of(db, target)) {
      one.execute(
          "CREATE TABLE old (a bigint, b int)",
          "INSERT INTO old VALUES (99, NULL), (-1, NULL), (98, 1)",
          "ALTER TABLE old ADD CONSTRAINT \"a's\" CHECK (a > 0) NOT VALID",
          "ALTER TABLE old ADD CONSTRAINT who FOREIGN KEY (a) REFERENCES people DEFERRABLE NOT VALID",
          "ALTER TABLE old ADD CONSTRAINT b_is_there " + notNull + " NOT VALID",
          "COMMENT ON CONSTRAINT \"a's\" ON old IS 'it''s new'");
    }
    List<String> before = target.catalogue();
    succeeded(restore(backUp(), "--table", "old", "--clean"));
    assertThat(rows("old")).hasSize(3);
    assertThat(target.catalogue()).isEqualTo(before);
  }
}
