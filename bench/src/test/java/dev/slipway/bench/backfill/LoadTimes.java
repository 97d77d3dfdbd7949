package dev.slipway.bench.backfill;

import dev.slipway.bench.Benchmark;
import dev.slipway.bench.Setup;
import dev.slipway.bench.result.Goal;
import dev.slipway.bench.result.Measure;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.tool.Command;
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
 * meanwhile: the time that 99 of a hundred of their transactions stay below, with it, with one
 * UPDATE of all rows by {@code psql}, and with nothing, in turn.
 */
public final class LoadTimes implements Benchmark {

  private static final int ROWS = Setup.number("rows", 300_000);

  private static final String OURS = "Slipway's backfill";
  private static final String THEIRS = "one UPDATE by psql";
  private static final double LIMIT = 2.0;
  private static final int TRIES = 10;
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
  private final Measured nothing = new Measured();
  private final Measured backfill = new Measured();
  private final Measured update = new Measured();
  private double backfillTook;
  private double updateTook;
  private int updatesEnded;

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
        nothing.add(load.cut());
        backfillBeside(load);
        load.cut();
        updateTook += update();
        update.add(load.cut());
        database.execute("VACUUM accounts");
      }
    }
    everyRowWasChanged();
  }

  private void backfillBeside(Load load) throws SQLException, InterruptedException {
    CompletableFuture<Cost> running = CompletableFuture.supplyAsync(this::backfill);
    awaitFirstBatch(running);
    load.cut();
    backfillTook += running.join().wall();
    backfill.add(load.cut());
    database.execute("VACUUM accounts");
  }

  /** As often as it takes: beside such a load the server may end it as a part of a deadlock. */
  private double update() {
    String all = "UPDATE accounts SET times = times + 1";
    List<String> line = List.of("psql", "-X", "-q", "-d", database.url(), "-c", all);
    long start = System.nanoTime();
    for (int tries = 1; ; tries++) {
      try {
        new Command(setup.folder(), Map.of(), line).run();
        return (System.nanoTime() - start) / 1e9;
      } catch (IllegalStateException ended) {
        if (tries == TRIES) {
          throw ended;
        }
        updatesEnded++;
      }
    }
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
        database.queryString("SELECT count(*) FROM accounts WHERE times <> " + (2 * rounds + 1));
    if (!wrong.equals("0")) {
      throw new IllegalStateException(wrong + " rows were not changed twice a round");
    }
  }

  private Outcome outcome() {
    Outcome.Builder outcome = new Outcome.Builder();
    add(outcome, "reads beside it", Measured::reads);
    add(outcome, "writes beside it", Measured::writes);
    String all = "%,d rows".formatted(ROWS);
    outcome.figure(all, OURS, Measure.WALL, backfillTook / rounds);
    outcome.figure(all, THEIRS, Measure.WALL, updateTook / rounds);
    int failures = backfill.failures().size();
    outcome.figure(all, OURS, Measure.FAILED, failures);
    outcome.figure(all, THEIRS, Measure.FAILED, update.failures().size() + updatesEnded);
    backfill.failures().stream().limit(1).forEach(setup::say);
    return outcome.goal(new Goal("deadlocks and other failures", failures, 0)).build();
  }

  private void add(Outcome.Builder outcome, String what, Function<Measured, List<Long>> times) {
    double ours = Measured.percentile(times.apply(backfill), 99);
    double usual = Measured.percentile(times.apply(nothing), 99);
    outcome.figure(what, OURS, Measure.P99, ours);
    outcome.figure(what, THEIRS, Measure.P99, Measured.percentile(times.apply(update), 99));
    outcome.figure(what, "nothing", Measure.P99, usual);
    outcome.goal(Goal.ratio(what + ", 99 of 100 below, with : without", ours, usual, LIMIT));
  }
}
