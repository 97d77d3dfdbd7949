package dev.slipway.bench.backfill;

import dev.slipway.bench.Benchmark;
import dev.slipway.bench.Setup;
import dev.slipway.bench.result.Goal;
import dev.slipway.bench.result.Measure;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.tool.Cost;
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
public final class LoadTimes implements Benchmark {

  private static final int ROWS = Setup.number("rows", 300_000);

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

  private Setup setup;
  private PgDatabase database;
  private int rounds;
  private final Measured without = new Measured();
  private final Measured with = new Measured();
  private double took;

  @Override
  public String name() {
    return "backfill";
  }

  @Override
  public String title() {
    return "Reads and writes beside a backfill";
  }

  @Override
  public Outcome measure(Setup given) throws IOException, SQLException, InterruptedException {
    setup = given;
    rounds = setup.rounds(3);
    try (PgDatabase opened = PgDatabase.open()) {
      database = opened;
      database.execute(TABLE.toArray(String[]::new));
      measure();
    }
    return outcome();
  }

  private void measure() throws IOException, SQLException, InterruptedException {
    Path file = setup.folder().resolve("migrations/backfills/count.sql");
    Files.createDirectories(file.getParent());
    Files.writeString(file, BACKFILL);
    try (Load load = new Load(database, ROWS)) {
      backfill();
      for (int round = 0; round < rounds; round++) {
        load.cut();
        Thread.sleep(QUIET.toMillis());
        without.add(load.cut());
        CompletableFuture<Cost> running = CompletableFuture.supplyAsync(this::backfill);
        awaitFirstBatch(running);
        load.cut();
        took += running.join().wall();
        with.add(load.cut());
      }
    }
    everyRowWasChanged();
  }

  private Cost backfill() {
    Map<String, String> variables =
        Map.of("DATABASE_URL", database.url(), "JAVA_OPTS", "-Xmx256m -XX:TieredStopAtLevel=1");
    return setup.slipway(variables, "backfill", "count", "--execute", "--restart").cost();
  }

  /** What starts a process is no part of it. */
  private void awaitFirstBatch(CompletableFuture<Cost> running)
      throws SQLException, InterruptedException {
    String batches =
        "SELECT count(*) FROM schema_migration_backfills WHERE state = 'running' AND batches > 0";
    while (!running.isDone() && database.queryString(batches).equals("0")) {
      Thread.sleep(20);
    }
  }

  private void everyRowWasChanged() throws SQLException {
    String wrong =
        database.queryString("SELECT count(*) FROM accounts WHERE times <> " + (rounds + 1));
    if (!wrong.equals("0")) {
      throw new IllegalStateException(wrong + " rows were not changed once a round");
    }
  }

  private Outcome outcome() {
    Outcome.Builder outcome = new Outcome.Builder();
    add(outcome, "reads", Measured::reads);
    add(outcome, "writes", Measured::writes);
    outcome.figure("%,d rows".formatted(ROWS), "Slipway", Measure.WALL, took / rounds);
    List<String> failures = with.failures();
    failures.stream().limit(1).forEach(setup::say);
    return outcome.goal(new Goal("deadlocks and other failures", failures.size(), 0)).build();
  }

  private void add(Outcome.Builder outcome, String what, Function<Measured, List<Long>> times) {
    double mine = Measured.percentile(times.apply(with), 99);
    double usual = Measured.percentile(times.apply(without), 99);
    outcome.figure(what, "Slipway's backfill beside it", Measure.P99, mine);
    outcome.figure(what, "nothing beside it", Measure.P99, usual);
    outcome.goal(Goal.ratio(what + ", 99 of 100 below, with : without", mine, usual, LIMIT));
  }
}
