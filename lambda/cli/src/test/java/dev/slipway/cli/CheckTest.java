package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code check} on one database. */
class CheckTest {

  private static final String[] SHOP = {
    "CREATE TABLE customers (id int PRIMARY KEY, email text)",
    "CREATE TABLE orders (id serial PRIMARY KEY, customer_id int REFERENCES customers)",
    "INSERT INTO customers VALUES (1, 'a'), (2, 'b')",
    "INSERT INTO orders (customer_id) VALUES (1), (1), (NULL)"
  };

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void project() {
    project = Project.of(folder, db.url());
  }

  @Test
  void whatIsRightIsCountedAndNothingElse() throws Exception {
    db.execute(SHOP);
    assertThat(project.done("check").maskedOut())
        .isEqualTo(
            """
              public.customers  2 rows
              public.orders     3 rows
            Database DATABASE as of TIME: 2 tables, 5 rows, nothing is wrong.
            """);
  }

  @Test
  void findsRowsThatReferToNone() throws Exception {
    db.execute(SHOP);
    orphan("orders", "customer_id", "INSERT INTO orders (customer_id) VALUES (99), (98)");
    Result found = project.run("check");
    assertThat(found.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(found.maskedOut())
        .isEqualTo(
            """
              public.customers  2 rows
              public.orders     5 rows
            constraint  constraint key of public.orders
                is NOT VALID: rows from before it may break it. Next: ALTER TABLE "public"."orders" \
            VALIDATE CONSTRAINT "key"
            orphans     public.orders (customer_id) -> public.customers (id)
                2 rows refer to no row (key key)
                id 4, customer_id 99
                id 5, customer_id 98
            Database DATABASE as of TIME: 2 tables, 7 rows, 2 things are wrong.
            """);
  }

  @Test
  void answersPrograms() throws Exception {
    db.execute(SHOP);
    orphan("orders", "customer_id", "INSERT INTO orders (customer_id) VALUES (99)");
    Map<String, Object> json = project.run("check", "--json", "--tables", "orders").json();
    assertThat(String.join(" ", json.keySet()))
        .isEqualTo(
            "action outcome database environment against asOf tables questions left findings"
                + " leftOut notes durationMs");
    assertThat(json).containsEntry("outcome", "FOUND");
    assertThat(json.get("tables"))
        .asString()
        .isEqualTo("[{name=public.orders, rows=4, rowsThere=null, same=null}]");
    assertThat(finding(json, "orphans"))
        .isEqualTo(
            Map.of(
                "kind", "orphans",
                "subject", "public.orders (customer_id) -> public.customers (id)",
                "what", "1 row refers to no row (key key)",
                "count", 1,
                "sample", List.of(Map.of("id", "4", "customer_id", "99"))));
  }

  @Test
  void keysOfSeveralColumnsCountAsTheyMatch() throws Exception {
    db.execute(
        "CREATE TABLE kinds (a int, b int, PRIMARY KEY (a, b))",
        "INSERT INTO kinds VALUES (1, 1)",
        "CREATE TABLE simple (id int PRIMARY KEY, a int, b int)",
        "CREATE TABLE full_ (id int PRIMARY KEY, a int, b int)",
        "INSERT INTO simple VALUES (1, 1, 1), (2, 1, NULL), (3, NULL, NULL), (4, 1, 2)",
        "INSERT INTO full_ SELECT * FROM simple",
        "ALTER TABLE simple ADD CONSTRAINT k FOREIGN KEY (b, a) REFERENCES kinds (b, a) NOT VALID",
        "ALTER TABLE full_ ADD CONSTRAINT k FOREIGN KEY (a, b) REFERENCES kinds MATCH FULL NOT"
            + " VALID");
    List<Map<String, Object>> orphans = findings("orphans");
    assertThat(orphans).extracting(one -> one.get("count")).containsExactly(2, 1);
    assertThat(orphans.get(0))
        .containsEntry("subject", "public.full_ (a, b) -> public.kinds (a, b)")
        .containsEntry("what", "2 rows refer to no row or to a part of a key (MATCH FULL) (key k)");
    assertThat(orphans.get(1))
        .containsEntry("subject", "public.simple (b, a) -> public.kinds (b, a)");
  }

  @Test
  void partitionsAreLookedAtAsOneAndByThemselves() throws Exception {
    db.execute(
        "CREATE TABLE days (day date PRIMARY KEY) PARTITION BY RANGE (day)",
        "CREATE TABLE days_1 PARTITION OF days FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
        "INSERT INTO days VALUES ('2026-05-05')",
        "CREATE TABLE visits (id int, day date, guest int, host int) PARTITION BY LIST (id)",
        "CREATE TABLE visits_1 PARTITION OF visits FOR VALUES IN (1)",
        "CREATE TABLE visits_2 PARTITION OF visits FOR VALUES IN (2)",
        "CREATE TABLE guests (id int PRIMARY KEY)",
        "INSERT INTO visits VALUES (1, '2026-05-05', NULL, NULL), (2, '2026-05-05', 7, 7)",
        "ALTER TABLE visits_2 ADD FOREIGN KEY (guest) REFERENCES guests NOT VALID",
        "ALTER TABLE visits ADD FOREIGN KEY (day) REFERENCES days");
    assertThat(findings("orphans"))
        .extracting(one -> one.get("subject"))
        .containsExactly("public.visits_2 (guest) -> public.guests (id)");
    withoutTriggers("INSERT INTO visits (id, day) VALUES (1, '2026-06-06')");
    assertThat(findings("orphans"))
        .extracting(one -> one.get("subject"))
        .containsExactlyInAnyOrder(
            "public.visits (day) -> public.days (day)",
            "public.visits_2 (guest) -> public.guests (id)");
  }

  @Test
  void oddNamesTypesOfExtensionsAndTablesThatReferToThemselves() throws Exception {
    db.execute(
        "CREATE SCHEMA \"Odd \"\"one\"",
        "CREATE EXTENSION citext SCHEMA \"Odd \"\"one\"",
        "CREATE TABLE \"Odd \"\"one\".\"Select\" (\"a b\" \"Odd \"\"one\".citext PRIMARY KEY,"
            + " \"from\" \"Odd \"\"one\".citext REFERENCES \"Odd \"\"one\".\"Select\")",
        "INSERT INTO \"Odd \"\"one\".\"Select\" VALUES ('x', 'X'), ('y', NULL)");
    assertThat(findings("orphans")).isEmpty();
    withoutTriggers("UPDATE \"Odd \"\"one\".\"Select\" SET \"from\" = 'z\"' WHERE \"a b\" = 'y'");
    assertThat(findings("orphans"))
        .containsExactly(
            Map.of(
                "kind", "orphans",
                "subject", "Odd \"one.Select (from) -> Odd \"one.Select (a b)",
                "what", "1 row refers to no row (key Select_from_fkey)",
                "count", 1,
                "sample", List.of(Map.of("a b", "y", "from", "z\""))));
  }

  @Test
  void keysThatTheSchemaLacksAreFoundByTheirNames() throws Exception {
    db.execute(
        "CREATE TABLE users (id bigint PRIMARY KEY)",
        "CREATE TABLE \"Category\" (id uuid PRIMARY KEY)",
        "CREATE TABLE boxes (box_id text PRIMARY KEY)",
        "CREATE TABLE notes (id int PRIMARY KEY, user_id int, \"userId\" bigint, box_id varchar(9),"
            + " parent_id int, category_id int)",
        "INSERT INTO users VALUES (1)",
        "INSERT INTO boxes VALUES ('b')",
        "INSERT INTO notes VALUES (1, 1, 1, 'b', 5, 5), (2, 2, 3, 'c', 6, 6), (3, NULL, NULL, NULL,"
            + " NULL, NULL)");
    assertThat(findings("orphans")).isEmpty();
    Map<String, Object> json = project.run("check", "--by-name", "--json").json();
    assertThat(findings(json, "orphans"))
        .extracting(one -> one.get("subject") + ": " + one.get("what"))
        .containsExactly(
            "public.notes (user_id) -> public.users (id): 1 row refers to no row (no key of the"
                + " schema: by its name)",
            "public.notes (userId) -> public.users (id): 1 row refers to no row (no key of the"
                + " schema: by its name)",
            "public.notes (box_id) -> public.boxes (box_id): 1 row refers to no row (no key of the"
                + " schema: by its name)");
    assertThat(json.get("notes"))
        .isEqualTo(
            List.of(
                "public.notes.category_id was not taken for a key by its name: it is integer, and"
                    + " the key of public.Category uuid"));
  }

  @Test
  void periodsMustBeCoveredAndWhatIsNotEnforcedIsLookedAtToo() throws Exception {
    assumeThat(PostgresServer.majorVersion()).isGreaterThanOrEqualTo(18);
    db.execute(
        "CREATE EXTENSION btree_gist",
        "CREATE TABLE jobs (id int, at int4range, PRIMARY KEY (id, at WITHOUT OVERLAPS))",
        "CREATE TABLE shifts (id int, job int, at int4range,"
            + " FOREIGN KEY (job, PERIOD at) REFERENCES jobs (id, PERIOD at))",
        "INSERT INTO jobs VALUES (1, '[1,5)'), (1, '[5,9)')",
        "INSERT INTO shifts VALUES (1, 1, '[2,8)'), (2, NULL, '[2,80)')",
        "CREATE TABLE plain (id int PRIMARY KEY)",
        "CREATE TABLE loose (id int, CONSTRAINT k FOREIGN KEY (id) REFERENCES plain NOT ENFORCED)",
        "INSERT INTO loose VALUES (7)");
    assertThat(findings("orphans"))
        .extracting(one -> one.get("subject"))
        .containsExactly("public.loose (id) -> public.plain (id)");
    withoutTriggers("INSERT INTO shifts VALUES (3, 1, '[8,10)'), (4, 2, '[1,2)')");
    Map<String, Object> json = project.run("check", "--json").json();
    assertThat(findings(json, "orphans"))
        .extracting(one -> one.get("what"))
        .containsExactly(
            "1 row refers to no row (key k)",
            "2 rows refer to no row or not for all of the time (key shifts_job_at_fkey)");
    assertThat(findings(json, "constraint")).isEmpty();
    assertThat(json.get("notes"))
        .isEqualTo(
            List.of("constraint k of public.loose is NOT ENFORCED: the server holds no row to it"));
  }

  private List<Map<String, Object>> findings(String kind) {
    return findings(project.run("check", "--json").json(), kind);
  }

  private static Map<String, Object> finding(Map<String, Object> json, String kind) {
    List<Map<String, Object>> all = findings(json, kind);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> findings(Map<String, Object> json, String kind) {
    assertThat(json).containsKey("findings");
    return ((List<Map<String, Object>>) json.get("findings"))
        .stream().filter(one -> one.get("kind").equals(kind)).toList();
  }

  private void orphan(String table, String column, String insert) throws Exception {
    db.execute(
        "ALTER TABLE " + table + " DROP CONSTRAINT " + table + "_" + column + "_fkey",
        insert,
        "ALTER TABLE "
            + table
            + " ADD CONSTRAINT key FOREIGN KEY ("
            + column
            + ") REFERENCES customers NOT VALID");
  }

  private void withoutTriggers(String sql) throws Exception {
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      statement.execute(sql);
    }
  }
}
