package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests what {@code check} finds besides orphans. */
class CheckKindsTest {

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void project() {
    project = Project.of(folder, db.url());
  }

  @Test
  void duplicatesUnderABrokenIndexAreFoundWithoutIt() throws Exception {
    db.execute(
        "CREATE TABLE people (id int PRIMARY KEY, \"e mail\" text, gone boolean, note text)",
        "CREATE UNIQUE INDEX by_mail ON people (lower(\"e mail\"), note) WHERE NOT gone",
        "INSERT INTO people VALUES (1, 'a', false, 'x'), (2, 'b', false, NULL)");
    assertThat(findings("duplicates")).isEmpty();
    behindTheIndexes(
        "people",
        "INSERT INTO people VALUES (1, 'A', false, 'x'), (1, 'a', true, 'x'),"
            + " (3, 'b', false, NULL)");
    List<Map<String, Object>> found = findings("duplicates");
    assertThat(found)
        .extracting(one -> one.get("subject") + " " + one.get("count") + " " + one.get("sample"))
        .containsExactly(
            "public.people (lower(\"e mail\"), note) 1 [{lower(\"e mail\")=a, note=x}]",
            "public.people (id) 2 [{id=1}]");
    assertThat(found.get(1).get("what"))
        .isEqualTo(
            "2 rows are there again, which index public.people_pkey should have kept out: it is"
                + " broken. Next: delete all but one of each, then REINDEX INDEX CONCURRENTLY"
                + " \"public\".\"people_pkey\"");
  }

  @Test
  void nullIsTheSameAsNullWhereTheIndexSaysSo() throws Exception {
    db.execute(
        "CREATE TABLE t (a int, b int, UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b), UNIQUE (b))");
    behindTheIndexes("t", "INSERT INTO t VALUES (NULL, NULL), (NULL, NULL)");
    assertThat(findings("duplicates"))
        .extracting(one -> one.get("subject") + " " + one.get("sample"))
        .containsExactly("public.t (a) [{a=null}]");
  }

  @Test
  void duplicatesAreFoundInPartitionsAndUnderTheCollationOfTheIndex() throws Exception {
    db.execute(
        "CREATE COLLATION same (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
        "CREATE TABLE p (id int, code text, PRIMARY KEY (id)) PARTITION BY HASH (id)",
        "CREATE TABLE p_1 PARTITION OF p FOR VALUES WITH (MODULUS 1, REMAINDER 0)",
        "CREATE UNIQUE INDEX codes ON p_1 (code COLLATE same)");
    behindTheIndexes("p_1", "INSERT INTO p_1 VALUES (1, 'a'), (1, 'A')");
    assertThat(findings("duplicates"))
        .extracting(one -> one.get("subject"))
        .containsExactly("public.p (id)", "public.p_1 (code)");
  }

  @Test
  void whatOverlapsUnderAKeyWithoutOverlapsIsFound() throws Exception {
    assumeTrue(db.queryString("SHOW server_version_num").compareTo("180000") >= 0);
    db.execute(
        "CREATE EXTENSION btree_gist",
        "CREATE TABLE stays (room int, \"Whose\" text, at daterange,"
            + " PRIMARY KEY (room, \"Whose\", at WITHOUT OVERLAPS))",
        "CREATE TABLE shifts (who int, at int4multirange, UNIQUE (who, at WITHOUT OVERLAPS))",
        "INSERT INTO stays VALUES (1, 'a', '[2026-01-01,2026-02-01)'),"
            + " (1, 'a', '[2026-02-01,2026-02-03)'), (1, 'b', '[2026-01-01,)'),"
            + " (2, 'a', '(,2026-01-20)')",
        "INSERT INTO shifts VALUES (1, '{[1,3),[7,9)}'), (1, '{[3,7)}'), (NULL, '{[1,3)}'),"
            + " (NULL, '{[1,3)}')");
    assertThat(findings("duplicates")).isEmpty();
    behindTheIndexes(
        "stays",
        "INSERT INTO stays VALUES (1, 'a', '[2026-01-31,2026-02-02)'),"
            + " (2, 'a', '[2026-01-19,2026-03-01)')");
    behindTheIndexes("shifts", "INSERT INTO shifts VALUES (1, '{[0,1),[8,10)}')");

    assertThat(findings("duplicates"))
        .extracting(one -> one.get("subject") + " " + one.get("count") + " " + one.get("sample"))
        .containsExactly(
            "public.shifts (who, at) 1 [{who=1, at={[8,10)}}]",
            "public.stays (room, Whose, at) 3 [{room=1, Whose=a, at={[2026-01-31,2026-02-02)}},"
                + " {room=1, Whose=a, at={[2026-02-01,2026-02-03)}},"
                + " {room=2, Whose=a, at={[2026-01-19,2026-03-01)}}]");
  }

  @Test
  void sequencesThatAreBehindAreFoundWhateverUsesThem() throws Exception {
    db.execute(
        "CREATE TABLE a (id serial, n bigint GENERATED ALWAYS AS IDENTITY, note text)",
        "CREATE SEQUENCE \"Free\"\"1\" START 5",
        "CREATE TABLE b (id bigint DEFAULT nextval('\"Free\"\"1\"'))",
        "CREATE TABLE down (id int GENERATED BY DEFAULT AS IDENTITY (INCREMENT -1 MAXVALUE 5 START"
            + " 5))",
        "CREATE TABLE round (id int GENERATED BY DEFAULT AS IDENTITY (CYCLE))",
        "INSERT INTO a (note) VALUES ('x')",
        "INSERT INTO b VALUES (4)",
        "INSERT INTO down VALUES (DEFAULT), (DEFAULT)",
        "INSERT INTO round VALUES (7)");
    assertThat(findings("sequence")).isEmpty();
    db.execute(
        "INSERT INTO a (id, n) OVERRIDING SYSTEM VALUE VALUES (2, 900)",
        "INSERT INTO b VALUES (5)",
        "INSERT INTO down VALUES (-3)");
    List<Map<String, Object>> found = findings("sequence");
    assertThat(found)
        .extracting(one -> one.get("subject"))
        .containsExactly(
            "sequence public.Free\"1",
            "sequence public.a_id_seq",
            "sequence public.a_n_seq",
            "sequence public.down_id_seq");
    assertThat(found.get(0))
        .containsEntry(
            "what",
            "gives 5 next, and public.b.id is at 5. Next: SELECT setval('\"public\".\"Free\"\"1\"',"
                + " (SELECT max(\"id\") FROM \"public\".\"b\"))");
    for (Map<String, Object> one : found) {
      String what = String.valueOf(one.get("what"));
      db.execute(what.substring(what.indexOf("SELECT setval")));
    }
    assertThat(findings("sequence")).isEmpty();
  }

  @Test
  void constraintsAndIndexesThatAreNotWhatTheySeemAreFound() throws Exception {
    db.execute(
        "CREATE TABLE t (id int PRIMARY KEY, note text)",
        "CREATE TABLE heir () INHERITS (t)",
        "ALTER TABLE t ADD CONSTRAINT \"Long\" CHECK (length(note) > 3) NOT VALID",
        "CREATE DOMAIN word AS text",
        "ALTER DOMAIN word ADD CONSTRAINT w CHECK (value <> '') NOT VALID",
        "CREATE TABLE p (id int) PARTITION BY LIST (id)",
        "CREATE TABLE p_1 PARTITION OF p FOR VALUES IN (1)",
        "CREATE INDEX part ON ONLY p (id)");
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE INDEX broken ON t (note);"
              + "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'broken'::regclass");
    }
    assertThat(findings("constraint"))
        .extracting(one -> one.get("subject") + " " + one.get("what"))
        .containsExactlyInAnyOrder(
            "constraint Long of public.t is NOT VALID: rows from before it may break it. Next:"
                + " ALTER TABLE \"public\".\"t\" VALIDATE CONSTRAINT \"Long\"",
            "constraint w of domain public.word is NOT VALID: rows from before it may break it."
                + " Next: ALTER DOMAIN \"public\".\"word\" VALIDATE CONSTRAINT \"w\"");
    assertThat(findings("index"))
        .extracting(one -> one.get("subject") + " " + one.get("what"))
        .containsExactly(
            "index public.broken of public.t is INVALID, so no query uses it. Next: REINDEX INDEX"
                + " CONCURRENTLY \"public\".\"broken\", or drop it",
            "index public.part of public.p is INVALID: not every partition has its part of it."
                + " Next: CREATE INDEX on those, and ALTER INDEX ... ATTACH PARTITION");
    Map<String, Object> chosen = project.run("check", "--json", "--tables", "p").json();
    assertThat((List<?>) chosen.get("findings")).hasSize(1);
  }

  @Test
  void whatIsLeftOutIsNamedAndMayNotBeChosen() throws Exception {
    db.execute(
        "CREATE TABLE users (id int)",
        "CREATE TABLE flyway_schema_history (installed_rank int, version text, success bool,"
            + " checksum int)");
    Map<String, Object> json = project.run("check", "--json").json();
    assertThat(json.get("leftOut"))
        .isEqualTo(
            List.of(
                Map.of("name", "public.flyway_schema_history", "why", "the history of Flyway")));
    assertThat(project.done("check").out())
        .contains("  left out: public.flyway_schema_history (the history of Flyway)\n");
    Result none = project.run("check", "--tables", "userz,other.*");
    assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains("\"userz\" fits no table", "\"other.*\" fits no table");
  }

  @Test
  void rowsThatTheRoleDoesNotSeeAreRefused() throws Exception {
    db.execute(
        "CREATE TABLE mine (id int PRIMARY KEY)",
        "CREATE TABLE yours (id int PRIMARY KEY, mine_id int REFERENCES mine)",
        "ALTER TABLE mine ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE mine FORCE ROW LEVEL SECURITY");
    Result refused = project.run("check", "--tables", "yours");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err())
        .startsWith(
            "slipway: Nothing was checked: role slipway_owner may not read all rows of public.mine."
                + " Next: grant it SELECT there");
    assertThat(project.on(db.superuserUrl()).run("check").exitCode()).isZero();
  }

  @Test
  void nobodyCanEmptyOrChangeATableWhileItIsLookedAt() throws Exception {
    db.execute("CREATE TABLE t (id int)", "CREATE TABLE others (id int)");
    Files.writeString(
        Files.createDirectory(folder.resolve("checks")).resolve("locks.sql"),
        """
        SELECT name FROM (VALUES ('t'), ('others')) v (name) WHERE NOT EXISTS (SELECT FROM pg_locks
          WHERE relation = name::regclass AND mode = 'AccessShareLock' AND granted);
        SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')
          WHERE current_setting('transaction_isolation') <> 'repeatable read'
            OR current_setting('transaction_read_only') <> 'on';
        """);
    assertThat(project.done("check").out()).contains("nothing is wrong");
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SET application_name = 'migration'");
      statement.execute("ALTER TABLE others ADD COLUMN note text");
      project = project.with("LOCK_TRIES", "2").with("LOCK_TIMEOUT", "100ms");
      assertThat(project.failed("check"))
          .contains(
              "Nothing was checked: a table could not be locked for reading (55P03, 2 tries).",
              "(migration, idle in transaction",
              "holds public.others",
              "Next: check again when they have ended, or raise --lock-timeout.");
    }
  }

  private List<Map<String, Object>> findings(String kind) {
    Map<String, Object> json = project.run("check", "--json").json();
    assertThat(json).containsKey("findings");
    return all(json).stream().filter(one -> one.get("kind").equals(kind)).toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> all(Map<String, Object> json) {
    return (List<Map<String, Object>>) json.get("findings");
  }

  /** As when the system sorts otherwise since an upgrade: the index does not know of the rows. */
  private void behindTheIndexes(String table, String sql) throws Exception {
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      String indexes = " WHERE indrelid = '" + table + "'::regclass";
      statement.execute("UPDATE pg_index SET indisready = false" + indexes);
      statement.execute(sql);
      statement.execute("UPDATE pg_index SET indisready = true" + indexes);
    }
  }
}
