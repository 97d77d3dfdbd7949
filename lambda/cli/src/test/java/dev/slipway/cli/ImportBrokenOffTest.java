package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryMoment;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An import that is broken off, wherever that is: all rows are in, or the database is as before.
 */
class ImportBrokenOffTest extends ImportTestBase {

  private static final int KILLS = Integer.getInteger("slipway.import.kills", 4);

  @BeforeEach
  void fill() throws Exception {
    project.file(
        "001_tables.sql",
        """
        CREATE TABLE users (id int PRIMARY KEY, boss int REFERENCES users, name text);
        CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          user_id int REFERENCES users);
        """);
    project.done("up");
    db.execute("INSERT INTO users VALUES (1, 1, 'old')", "INSERT INTO orders (user_id) VALUES (1)");
    StringBuilder users = new StringBuilder("id,boss,name\n");
    for (int i = 1; i <= 500; i++) {
      users.append(i).append(',').append(501 - i).append(",name of ").append(i).append('\n');
    }
    file("users.csv", users.toString());
    file("orders.csv", "id,user_id\n7,500\n");
  }

  private boolean isAsBefore() throws Exception {
    return rows("users").equals(List.of("(1,1,old)")) && rows("orders").equals(List.of("(1,1)"));
  }

  private boolean isImported() throws Exception {
    return rows("users").size() == 500 && rows("orders").equals(List.of("(7,500)"));
  }

  /** What a killed session has done, it does no more. */
  private void awaitSilence() throws Exception {
    db.execute(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname ="
            + " current_database() AND application_name LIKE 'slipway%'");
  }

  private int queries() throws Exception {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      Result result =
          project.on(db.url(proxy.port())).run("import", folder.toString(), "--no-check");
      assertThat(result.exitCode()).as(result.err()).isZero();
      return proxy.roundTrips();
    }
  }

  private void reset() throws Exception {
    db.execute(
        "TRUNCATE users, orders",
        "INSERT INTO users VALUES (1, 1, 'old')",
        "INSERT INTO orders (id, user_id) OVERRIDING SYSTEM VALUE VALUES (1, 1)");
  }

  @ParameterizedTest
  @EnumSource(QueryMoment.class)
  void theNetworkIsCutAtEveryQuery(QueryMoment moment) throws Exception {
    int queries = queries();
    assertThat(queries).isGreaterThan(10);
    int asBefore = 0;
    for (int number = 2; number <= queries; number++) {
      reset();
      try (PostgresProxy proxy = new PostgresProxy(db.port())) {
        proxy.onQuery(number, moment, event -> event.cutBoth());
        Project cut = project.on(db.url(proxy.port())).with("CONNECT_WAIT", "2s");
        Result result = cut.run("import", folder.toString(), "--no-check");
        awaitSilence();
        String what = moment + " of query " + number + ": " + result.out() + result.err();
        assertThat(isAsBefore() || isImported()).as(what).isTrue();
        assertThat(result.exitCode() == 0 && isAsBefore()).as(what).isFalse();
        assertThat(result.err()).as(what).doesNotContain("internal error");
        asBefore += isAsBefore() ? 1 : 0;
      }
    }
    assertThat(asBefore).isGreaterThan(queries / 3);
    assertThat(queries()).isPositive();
    assertThat(isImported()).isTrue();
  }

  @Test
  void theProcessIsKilledAtRandomQueries() throws Exception {
    int queries = queries();
    Random random = new Random();
    for (int i = 0; i < KILLS; i++) {
      reset();
      int number = 2 + random.nextInt(queries - 2);
      new KilledRuns(project, db, folder).killAt(number, "import", folder.toString(), "--no-check");
      awaitSilence();
      assertThat(isAsBefore() || isImported()).as("query " + number).isTrue();
    }
    imported();
    assertThat(
            db.queryString(
                "SELECT count(*) FROM schema_migration_runs WHERE action = 'import' AND"
                    + " (status IN ('started', 'in_progress') OR finished_at IS NULL)"))
        .isEqualTo("0");
  }

  /** Tables in a circle, and three that refer to each other in a row. */
  private void fillBatches() throws Exception {
    db.execute(
        "CREATE TABLE teams (id int PRIMARY KEY, head int REFERENCES users)",
        "ALTER TABLE users ADD COLUMN team int REFERENCES teams",
        "CREATE TABLE items (id int PRIMARY KEY, order_id int REFERENCES orders)",
        "CREATE TABLE \"last, one\" (id int PRIMARY KEY REFERENCES items)");
    file("teams.csv", "id,head\n1,500\n");
    file("items.csv", "id,order_id\n1,7\n2,7\n");
    file("public.last, one.csv", "id\n2\n");
  }

  private boolean isWhole() throws Exception {
    return rows("users").size() == 500
        && rows("orders").equals(List.of("(7,500)"))
        && rows("teams").equals(List.of("(1,500)"))
        && rows("items").equals(List.of("(1,7)", "(2,7)"))
        && rows("\"last, one\"").equals(List.of("(2)"));
  }

  private void resetBatches() throws Exception {
    db.execute("TRUNCATE users, orders, teams, items, \"last, one\"");
    db.execute("INSERT INTO users VALUES (1, 1, 'old')");
    db.execute("DELETE FROM schema_migration_runs WHERE action = 'import'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"replace", "append", "upsert"})
  void batchesGoOnWhereTheyWere(String mode) throws Exception {
    fillBatches();
    int queries;
    db.execute("DELETE FROM orders", "DELETE FROM users");
    String[] batch = {"import", folder.toString(), "--no-check", "--batch", "--mode", mode};
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      Result result = project.on(db.url(proxy.port())).run(batch);
      assertThat(result.exitCode()).as(result.err()).isZero();
      queries = proxy.roundTrips();
    }
    assertThat(isWhole()).isTrue();
    int wentOn = 0;
    for (int number = 2; number <= queries; number += 1 + number % 3) {
      resetBatches();
      if (mode.equals("append")) {
        db.execute("DELETE FROM users");
      }
      try (PostgresProxy proxy = new PostgresProxy(db.port())) {
        proxy.onQuery(number, QueryMoment.AFTER_FORWARD, event -> event.cutBoth());
        Result cut = project.on(db.url(proxy.port())).with("CONNECT_WAIT", "2s").run(batch);
        awaitSilence();
        if (cut.exitCode() != 0 || !isWhole()) {
          Result again = project.run(batch);
          String what = number + ": " + cut.err() + again.err() + again.out();
          assertThat(again.exitCode()).as(what).isZero();
          wentOn += again.out().contains("it goes on with an import that had not ended") ? 1 : 0;
        }
        assertThat(isWhole()).as("query " + number).isTrue();
      }
    }
    assertThat(wentOn).isGreaterThan(2);
  }

  @Test
  void aBatchThatFailsSaysWhichTablesAreIn() throws Exception {
    fillBatches();
    file("items.csv", "id,order_id\n1,8\n");
    file("public.last, one.csv", "id\n1\n");
    Result failed = importing("--batch");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err())
        .contains(
            "items_order_id_fkey",
            "3 tables are in of 5 (\"public\".\"orders\", \"public\".\"teams\","
                + " \"public\".\"users\"); the others are empty. Next: ")
        .doesNotContain("as it was");
    assertThat(rows("users")).hasSize(500);
    assertThat(rows("items")).isEmpty();
    assertThat(db.queryString("SELECT status FROM schema_migration_runs WHERE action = 'import'"))
        .isEqualTo("failed");
    file("items.csv", "id,order_id\n1,7\n");
    assertThat(importing("--batch").out())
        .contains(
            "it goes on with an import that had not ended, and leaves what is in as it is (without"
                + " --batch, it begins anew): 3 tables are in of 5");
    assertThat(isWhole()).isFalse();
    assertThat(rows("items")).containsExactly("(1,7)");
    assertThat(importing("--batch").out()).contains("5 tables").doesNotContain("goes on");
  }

  @Test
  void nothingIsAppendedTwiceWhereNobodyRemembers() throws Exception {
    db.execute("DROP TABLE schema_migrations, schema_migration_runs, schema_migration_objects");
    refused("has no audit log to remember in which tables are in", "--batch", "--mode", "append");
    imported("--batch");
    assertThat(isImported()).isTrue();
  }

  @Test
  void theDiskOfTheServerIsFull() throws Exception {
    List<String> before = db.catalogue();
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      proxy.refuse(
          "COPY \"public\".\"orders\"", "53100", "could not extend file: No space left on device");
      Result result = project.on(db.url(proxy.port())).run("import", folder.toString());
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .contains("loading orders.csv into public.orders", "No space left on device (53100)")
          .contains("It was rolled back: the database is as it was. Next: ");
    }
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void whileItRunsTheLogSaysWhereItIs() throws Exception {
    file("before-import.sql", "SELECT pg_advisory_xact_lock(4711);\n");
    try (Connection holder = db.connect();
        Statement statement = holder.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(4711)");
      CompletableFuture<Result> running = CompletableFuture.supplyAsync(() -> importing());
      String said = "";
      while (!said.startsWith("in_progress") && !running.isDone()) {
        said =
            String.join(
                ": ",
                db.rows(
                        "SELECT status, coalesce(message, '') FROM schema_migration_runs"
                            + " ORDER BY started_at DESC LIMIT 1")
                    .get(0));
      }
      assertThat(said)
          .isEqualTo(
              "in_progress: loading public.users: 0 of 2 tables done, 0 rows so far, not committed"
                  + " yet");
      statement.execute("SELECT pg_advisory_unlock(4711)");
      assertThat(running.get().exitCode()).isZero();
    }
    assertThat(isImported()).isTrue();
  }
}
