package dev.slipway.bench.backfill;

import dev.slipway.bench.backup.Command;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Measures what a backfill from the command line costs those who read and write its table
 * meanwhile: the time that 99 of a hundred of their transactions stay below, with it and without it
 * in turn.
 */
public final class LoadTimes {

  private static final int ROUNDS = Integer.getInteger("slipway.bench.rounds");
  private static final int ROWS = Integer.getInteger("slipway.bench.rows");
  private static final String LAUNCHER = System.getProperty("slipway.bench.launcher");

  private static final double LIMIT = 2.0;
  private static final Duration QUIET = Duration.ofSeconds(10);

  private static final List<String> TABLE =
      List.of(
          "CREATE TABLE accounts (id int PRIMARY KEY, owner text NOT NULL, balance bigint NOT NULL,"
              + " times int NOT NULL DEFAULT 0)",
          "INSERT INTO accounts SELECT i, 'owner ' || i, 1000 FROM generate_series(1, "
              + ROWS
              + ") i",
          "ANALYZE accounts");

  private static final String BACKFILL =
      """
      -- Table: accounts
      UPDATE accounts SET times = times + 1 WHERE id BETWEEN :batch_from AND :batch_to;
      """;

  private final PgDatabase database;
  private final Path folder;
  private final Measured without = new Measured();
  private final Measured with = new Measured();
  private Duration took = Duration.ZERO;

  private LoadTimes(PgDatabase database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  /** Takes no arguments; prints a table. */
  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    Path folder = Files.createTempDirectory("slipway-bench");
    try (PgDatabase database = PgDatabase.open()) {
      database.execute(TABLE.toArray(String[]::new));
      new LoadTimes(database, folder).measure();
    } finally {
      Command.shell(Path.of("/"), Map.of(), "rm -rf " + folder).run();
    }
  }

  private void measure() throws IOException, SQLException, InterruptedException {
    Path file = folder.resolve("migrations/backfills/count.sql");
    Files.createDirectories(file.getParent());
    Files.writeString(file, BACKFILL);
    try (Load load = new Load(database, ROWS)) {
      backfill();
      for (int round = 0; round < ROUNDS; round++) {
        load.cut();
        Thread.sleep(QUIET.toMillis());
        without.add(load.cut());
        CompletableFuture<Duration> running = CompletableFuture.supplyAsync(this::backfill);
        awaitFirstBatch(running);
        load.cut();
        took = took.plus(running.join());
        with.add(load.cut());
      }
    }
    everyRowWasChanged();
    print();
  }

  private Duration backfill() {
    Map<String, String> variables =
        Map.of("DATABASE_URL", database.url(), "JAVA_OPTS", "-Xmx256m -XX:TieredStopAtLevel=1");
    String line = "'" + LAUNCHER + "' backfill count --execute --restart";
    return Command.shell(folder, variables, line).time();
  }

  /** What starts a process is no part of it. */
  private void awaitFirstBatch(CompletableFuture<Duration> running)
      throws SQLException, InterruptedException {
    String batches =
        "SELECT count(*) FROM schema_migration_backfills WHERE state = 'running' AND batches > 0";
    while (!running.isDone() && database.queryString(batches).equals("0")) {
      Thread.sleep(20);
    }
  }

  private void everyRowWasChanged() throws SQLException {
    String wrong =
        database.queryString("SELECT count(*) FROM accounts WHERE times <> " + (ROUNDS + 1));
    if (!wrong.equals("0")) {
      throw new IllegalStateException(wrong + " rows were not changed once a round");
    }
  }

  private void print() {
    double seconds = took.toMillis() / 1000.0 / ROUNDS;
    System.out.printf(
        "%n99 of 100 transactions beside a backfill of %d rows (%.0f a second), %d rounds%n",
        ROWS, ROWS / seconds, ROUNDS);
    System.out.printf("%-30s %11s %11s   ratio  limit%n", "", "with", "without");
    print("reads", Measured::reads);
    print("writes", Measured::writes);
    List<String> failures = with.failures();
    System.out.printf(
        "deadlocks and other failures of the load: %d  %s%n",
        failures.size(), failures.isEmpty() ? "kept" : "MISSED: " + failures.get(0));
  }

  private void print(String what, Function<Measured, List<Long>> times) {
    double mine = Measured.percentile(times.apply(with), 99);
    double usual = Measured.percentile(times.apply(without), 99);
    double ratio = mine / usual;
    System.out.printf(
        "%-30s %8.2f ms %8.2f ms   %.2f   %.2f  %s%n",
        what + " (" + times.apply(with).size() + ")",
        mine,
        usual,
        ratio,
        LIMIT,
        ratio <= LIMIT ? "kept" : "MISSED");
  }
}
