package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryMoment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy in batches that is broken off, wherever that is: asked again, it ends equal. */
class CopyBrokenOffTest extends StoreTestBase {

  private static final int KILLS = Integer.getInteger("slipway.copy.kills", 3);
  private static final List<String> TABLES = List.of("users", "orders", "items");

  private static final String[] CREATE = {
    "CREATE TABLE users (id int PRIMARY KEY, boss int REFERENCES users, name text)",
    "CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, by int REFERENCES"
        + " users)",
    "CREATE TABLE items (id int PRIMARY KEY, order_id int REFERENCES orders)"
  };

  private Path passwords;

  @RegisterExtension final PgDatabase source = new PgDatabase();

  @BeforeEach
  void fill() throws Exception {
    String password = source.password().replaceAll("[\\\\:]", "\\\\$0");
    passwords = Files.writeString(store.resolve("passwords"), "*:*:*:*:" + password + "\n");
    Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
    project.done("up");
    db.execute(CREATE);
    source.execute(CREATE);
    source.execute(
        "INSERT INTO users SELECT n, 501 - n, 'name of ' || n FROM generate_series(1, 500) n",
        "INSERT INTO orders (by) SELECT n FROM generate_series(1, 50) n",
        "INSERT INTO items SELECT n, 50 FROM generate_series(1, 50) n");
    reset();
  }

  private void reset() throws Exception {
    db.execute("TRUNCATE users, orders, items");
    db.execute("DELETE FROM schema_migration_runs WHERE action = 'copy'");
  }

  private String[] copy(String mode) {
    String from = source.url().replaceFirst(":[^:@/]+@", "@") + "?passfile=" + passwords;
    return new String[] {"copy", "--from", from, "--no-check", "--batch", "--mode", mode};
  }

  private boolean isEqual() throws Exception {
    for (String table : TABLES) {
      String rows = "SELECT * FROM " + table + " ORDER BY id";
      if (!db.rows(rows).equals(source.rows(rows))) {
        return false;
      }
    }
    return true;
  }

  private void awaitSilence() throws Exception {
    db.execute(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname ="
            + " current_database() AND application_name LIKE 'slipway%'");
  }

  private int queries(String mode) throws Exception {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      Result result = project.on(db.url(proxy.port())).run(copy(mode));
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(isEqual()).isTrue();
      return proxy.roundTrips();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"replace", "append"})
  void theLineToTheTargetIsCut(String mode) throws Exception {
    int queries = queries(mode);
    int wentOn = 0;
    for (int number = 4; number <= queries; number += 5) {
      reset();
      try (PostgresProxy proxy = new PostgresProxy(db.port())) {
        proxy.onQuery(number, QueryMoment.AFTER_FORWARD, event -> event.cutBoth());
        Result cut = project.on(db.url(proxy.port())).with("CONNECT_WAIT", "2s").run(copy(mode));
        awaitSilence();
        if (cut.exitCode() != 0 || !isEqual()) {
          Result again = project.run(copy(mode));
          assertThat(again.exitCode()).as(number + ": " + cut.err() + again.err()).isZero();
          wentOn += again.out().contains("it goes on with a copy that had not ended") ? 1 : 0;
        }
        assertThat(isEqual()).as("query " + number).isTrue();
      }
    }
    assertThat(wentOn).isPositive();
  }

  @Test
  void theProcessIsKilledAtRandomQueries() throws Exception {
    int queries = queries("append");
    Random random = new Random();
    for (int i = 0; i < KILLS; i++) {
      reset();
      int number = 2 + random.nextInt(queries - 2);
      new KilledRuns(project, db, store).killAt(number, copy("append"));
      awaitSilence();
      if (!isEqual()) {
        done(copy("append"));
      }
      assertThat(isEqual()).as("killed at query " + number).isTrue();
    }
  }

  @Test
  void theDiskOfTheTargetIsFull() throws Exception {
    List<String> before = db.catalogue();
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      proxy.refuse(
          "COPY \"public\".\"orders\"", "53100", "could not extend file: No space left on device");
      String[] whole = {"copy", "--from", copy("replace")[2], "--no-check"};
      Result result = project.on(db.url(proxy.port())).run(whole);
      assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err())
          .contains("public.orders", "No space left on device (53100)")
          .contains("It was rolled back: the database is as it was. Next: make room");
    }
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void aBatchThatFailsInTheSourceSaysWhichTablesAreIn() throws Exception {
    source.execute(
        "CREATE FUNCTION late(i int) RETURNS int LANGUAGE plpgsql AS"
            + " 'BEGIN IF i > 40 THEN RAISE EXCEPTION ''too late''; END IF; RETURN i; END'");
    String[] copy = {"copy", "--from", source.url(), "--batch", "--mask", "items.id=late(id)"};
    assertThat(project.failed(copy))
        .contains(
            "The copy failed while reading the rows of public.items in the source (",
            "2 tables are in of 3 (\"public\".\"orders\", \"public\".\"users\"); the others are"
                + " empty. Next: ")
        .doesNotContain("as it was");
    source.execute("CREATE OR REPLACE FUNCTION late(i int) RETURNS int LANGUAGE sql AS 'SELECT i'");
    assertThat(done(copy).out()).contains("2 tables are in of 3 (");
    assertThat(isEqual()).isTrue();
  }

  @Test
  void whileATableIsCopiedTheLogSaysHowMuchOfItIsIn() throws Exception {
    source.execute(
        "CREATE FUNCTION slow(t text) RETURNS text LANGUAGE plpgsql AS"
            + " 'BEGIN PERFORM pg_sleep(0.006); RETURN repeat(t, 2000); END'");
    CompletableFuture<Result> running =
        CompletableFuture.supplyAsync(
            () ->
                project.run(
                    "copy",
                    "--from",
                    source.url(),
                    "--tables",
                    "users",
                    "--no-check",
                    "--mask",
                    "users.name=slow(name)"));
    String said = "";
    while (!said.contains(" of it)") && !running.isDone()) {
      said =
          db.queryString(
              "SELECT COALESCE(max(message), '') FROM schema_migration_runs WHERE action = 'copy'"
                  + " AND status = 'in_progress'");
    }
    assertThat(said).matches("loading public\\.users \\(.+ of it\\): 0 of 1 table done, .*");
    assertThat(running.get().exitCode()).isZero();
  }
}
