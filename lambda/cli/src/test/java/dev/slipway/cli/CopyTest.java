package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@code copy} from one database of PostgreSQL into another. */
class CopyTest extends StoreTestBase {

  private static final String[] TABLES = {
    "CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL"
        + " UNIQUE, boss bigint REFERENCES users, loud text GENERATED ALWAYS AS (upper(email))"
        + " STORED)",
    "CREATE TABLE orders (id int PRIMARY KEY, by_user bigint NOT NULL REFERENCES users)",
    "ALTER TABLE users ADD COLUMN last_order int REFERENCES orders"
  };

  @RegisterExtension final PgDatabase source = new PgDatabase();

  @BeforeEach
  void fill() throws Exception {
    db.execute(TABLES);
    source.execute(TABLES);
    source.execute(
        "INSERT INTO users (email, boss) VALUES ('ada@home.example', NULL), ('eve@home.example',"
            + " 1)",
        "INSERT INTO orders VALUES (7, 1), (8, 2)",
        "UPDATE users SET last_order = 8 WHERE id = 1",
        "CREATE TABLE flyway_schema_history (installed_rank int)");
    db.execute("INSERT INTO users (email) VALUES ('old@here.example')");
  }

  private String[] copy(String... more) {
    return Stream.concat(Stream.of("copy", "--from", source.url()), Stream.of(more))
        .toArray(String[]::new);
  }

  private void assertUntouched() throws Exception {
    assertThat(db.rows("SELECT email FROM users")).isEqualTo(List.of(List.of("old@here.example")));
    assertThat(db.rows("SELECT * FROM orders")).isEmpty();
  }

  @Test
  void takesTheRowsInPlaceOfWhatWasThere() throws Exception {
    Result result = done(copy());
    assertThat(result.maskedOut())
        .contains("  public.users   2 rows\n")
        .contains("  without public.flyway_schema_history (the history of Flyway)\n")
        .containsPattern(
            "Done\\. DATABASE \\(dev\\) has got 4 rows of 2 tables from \\S+/DATABASE, in place of"
                + " what was there\\. N ms, run ");
    assertThat(result.out() + result.err()).doesNotContain(PostgresServer.PASSWORD);
    for (String table : List.of("users", "orders")) {
      String rows = "SELECT * FROM " + table + " ORDER BY id";
      assertThat(db.rows(rows)).isEqualTo(source.rows(rows));
    }
    assertThat(db.queryString("SELECT nextval('users_id_seq')")).isEqualTo("3");
    Map<String, Object> again =
        done(copy("--json", "--tables", "orders", "--mode", "upsert")).json();
    assertThat(again).containsEntry("rows", 2).containsEntry("mode", "upsert");
  }

  @Test
  void tablesWithoutColumnsHaveRowsToo() throws Exception {
    String tables =
        "CREATE TABLE bare (); CREATE TABLE made (id int GENERATED ALWAYS AS (1) STORED)";
    db.execute(tables);
    source.execute(tables, "INSERT INTO bare DEFAULT VALUES", "INSERT INTO bare DEFAULT VALUES");
    source.execute("INSERT INTO made DEFAULT VALUES");
    assertThat(done(copy("--tables", "bare,made")).out())
        .containsPattern("public.bare +2 rows\n")
        .containsPattern("public.made +1 row\n");
    assertThat(db.rows("SELECT id FROM made")).isEqualTo(List.of(List.of("1")));
  }

  @Test
  void onlySomeRowsWithoutPeoplesData() throws Exception {
    Result result =
        done(
            copy(
                "--where",
                "orders=id < 8",
                "--mask",
                "users.email='u' || id || '@example.com' -- nobody's",
                "--mask",
                "public.users.last_order=NULL"));
    assertThat(db.rows("SELECT email, loud, last_order FROM users ORDER BY id"))
        .isEqualTo(
            Arrays.asList(
                Arrays.asList("u1@example.com", "U1@EXAMPLE.COM", null),
                Arrays.asList("u2@example.com", "U2@EXAMPLE.COM", null)));
    assertThat(db.rows("SELECT id FROM orders")).isEqualTo(List.of(List.of("7")));
    assertThat(result.out())
        .contains(
            "  warning: public.users.email is masked, and the index users_email_key needs it"
                + " unique\n")
        .contains(
            "  warning: public.users.last_order is masked, and the foreign key"
                + " users_last_order_fkey of public.users refers by it\n");
  }

  /** In brackets they are a row, which a text would take. */
  @Test
  void aMaskOfSeveralValuesIsRefused() throws Exception {
    assertThat(project.failed(copy("--mask", "users.email='x' || id, 'y'")))
        .contains("public.users.email: its mask ('x' || id, 'y') has several values");
  }

  @Test
  void allThatStandsInTheWayIsToldAtOnce() throws Exception {
    db.execute("ALTER TABLE orders ADD COLUMN amount int NOT NULL");
    source.execute("ALTER TABLE orders ADD COLUMN note text", "CREATE TABLE extra (id int)");
    String message =
        project.failed(
            copy(
                "--mask", "users.email=no_such(id)",
                "--mask", "users.boss=ARRAY[1]",
                "--mask", "orders.nope=1",
                "--mask", "extra.id=1"));
    assertThat(message)
        .contains("Nothing was copied: this stands in the way.\n")
        .contains("  public.users.email: its mask (no_such(id)): it is refused: ")
        .contains("  public.users.boss: its mask (ARRAY[1]): its type does not fit: ")
        .contains(
            "  public.orders.nope: it is masked, and the target has no such column to write\n")
        .contains("  public.extra.id: it is masked, and its table is not copied\n")
        .contains("  public.orders: nothing is there for amount, which is NOT NULL and has no")
        .contains("Nothing was changed.");
    assertUntouched();
    db.execute("ALTER TABLE orders DROP COLUMN amount");
    assertThat(done(copy()).out())
        .contains(
            "  warning: public.orders has no column note in the target: its values are not"
                + " copied\n")
        .contains("  warning: public.extra is not in " + db.name() + ": it is not copied\n");
  }

  @Test
  void masksAreExpressionsOfColumns() {
    for (String mask :
        List.of("users.email=1; DROP TABLE users", "email='x'", "users.email=('x'")) {
      Result result = project.run(copy("--mask", mask));
      assertThat(result.exitCode()).as(mask).isEqualTo(ExitCode.USAGE);
      assertThat(result.err()).contains("--mask: ");
    }
    Result twice = project.run(copy("--mask", "users.name='a'", "--mask", "\"users\".name='b'"));
    assertThat(twice.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(twice.err()).contains("has two masks of ");
  }

  @Test
  void whateverFailsOnEitherSideChangesNothing() throws Exception {
    source.execute(
        "INSERT INTO users (email) SELECT repeat('x', 100) || n FROM generate_series(1, 50000) n");
    assertThat(project.failed(copy("--mask", "users.email=email || 1 / (id - 40000)")))
        .contains("The copy failed while reading the rows of public.users in the source (")
        .contains("division by zero (22012). It was rolled back: the target is as it was.");
    assertUntouched();
    db.execute("ALTER TABLE users ADD CHECK (id <> 100) NOT VALID");
    assertThat(project.failed(copy()))
        .contains("The copy failed while loading public.users of ")
        .contains("It was rolled back: the database is as it was.");
    assertUntouched();
    assertThat(
            db.queryString(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = '"
                    + source.name()
                    + "' AND state = 'active'"))
        .isEqualTo("0");
  }

  @Test
  void aDatabaseIsNotCopiedIntoItself() throws Exception {
    String same = db.url().replace("127.0.0.1", "localhost");
    Result result = project.run("copy", "--from", same);
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .contains("--from (from) is the database that the rows would go into, ");
    assertUntouched();
    assertThat(project.run("copy").err()).contains("--from: is missing: the URL of the database");
    assertThat(project.run("copy", "--from", "oracle://root@127.0.0.1/db").err())
        .contains("--from: is not of the form postgres://");
    Result wrong = project.run("copy", "--from", "postgres://u:hidden@/x?sslmode=odd");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("--from").doesNotContain("hidden");
  }

  @Test
  void intoAnotherDatabaseThanThatOfTheSettings() throws Exception {
    project = project.on(source.url());
    assertThat(done(copy("--to", db.url())).out()).contains("has got 4 rows of 2 tables");
    assertThat(db.queryString("SELECT count(*) FROM orders")).isEqualTo("2");
  }

  @Test
  void productionIsBackedUpFirstAndConfirmed() throws Exception {
    project = project.with("ENVIRONMENT", "prod");
    Result result = project.run(copy());
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("to copy here, add --confirm " + db.name());
    assertUntouched();
    Map<String, Object> report = done(copy("--confirm", db.name(), "--json")).json();
    assertThat(String.valueOf(report.get("saved"))).startsWith("file:" + store);
    assertThat(db.queryString("SELECT count(*) FROM orders")).isEqualTo("2");
  }

  @Test
  void isWrittenDownWhereTheDatabaseKeepsRuns() throws Exception {
    done("up", "--existing");
    done(copy());
    assertThat(
            db.queryString(
                "SELECT status || ': ' || message FROM schema_migration_runs WHERE action ="
                    + " 'copy'"))
        .startsWith("completed: copied 4 rows into 2 tables from ")
        .endsWith("/" + source.name());
  }

  private List<String> definitions() throws Exception {
    return db.catalogue().stream().filter(line -> !line.startsWith("row ")).toList();
  }

  /** What is taken away while the rows of big tables go in is there again, as it was. */
  @Test
  void bigTablesKeepTheirDefinitions() throws Exception {
    String[] tables = {
      "CREATE TABLE items (id int CONSTRAINT items_pk PRIMARY KEY, code text, part_of int,"
          + " CONSTRAINT items_code UNIQUE (code) DEFERRABLE, CONSTRAINT items_part FOREIGN KEY"
          + " (part_of) REFERENCES items ON DELETE SET NULL)",
      "CREATE INDEX items_lower ON items (lower(code))",
      "CREATE TABLE stock (item int NOT NULL CONSTRAINT stock_item REFERENCES items, place int NOT"
          + " NULL, PRIMARY KEY (item, place), UNIQUE (place, item) WITH"
          + " (fillfactor = 70), EXCLUDE (item WITH =, place"
          + " WITH =))",
      "CREATE VIEW by_item AS SELECT id, code, count(*) FROM items GROUP BY id"
    };
    db.execute(tables);
    source.execute(tables);
    source.execute(
        "INSERT INTO items SELECT n, 'c' || n, 1 FROM generate_series(1, 60000) n",
        "INSERT INTO stock SELECT n, 1 FROM generate_series(1, 60000) n",
        "ANALYZE");
    List<String> before = definitions();
    assertThat(done(copy("--tables", "items,stock")).out()).contains("120000 rows of 2 tables");
    assertThat(definitions()).isEqualTo(before);
    assertThat(db.queryString("SELECT count(*) FROM stock JOIN items ON item = id"))
        .isEqualTo("60000");
    source.execute(
        "ALTER TABLE stock DROP CONSTRAINT stock_item",
        "UPDATE stock SET item = -1 WHERE item = 7");
    assertThat(project.failed(copy("--tables", "items,stock")))
        .contains("The copy failed while putting keys, indexes and triggers back: ")
        .contains("stock_item")
        .contains("Key (item)=(-1) is not present in table");
    assertThat(definitions()).isEqualTo(before);
    assertThat(db.queryString("SELECT count(*) FROM stock")).isEqualTo("60000");
  }
}
