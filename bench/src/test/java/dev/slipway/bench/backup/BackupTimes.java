package dev.slipway.bench.backup;

import dev.slipway.bench.Benchmark;
import dev.slipway.bench.Race;
import dev.slipway.bench.Setup;
import dev.slipway.bench.result.Goal;
import dev.slipway.bench.result.Measure;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.tool.Command;
import dev.slipway.bench.tool.Cost;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ChildProcess;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Backup, restore and rehearsal from the command line in 256 MB of heap, beside {@code pg_dump} and
 * {@code psql}, on one database with a big table; a backup of 5,000 small tables; definitions of
 * 140 tables by the built-in pg_dump. PATH must hold a pg_dump of the embedded server's version.
 */
public final class BackupTimes implements Benchmark {

  private static final String DUMP_AGAIN =
      "gunzip -c dump.sql.gz | psql -q -v ON_ERROR_STOP=1 '%1$s' && pg_dump '%1$s' | gzip -1 >"
          + " again.sql.gz";

  private Setup setup;
  private PgDatabase shop;

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public String title() {
    return "Backup, restore and rehearsal of 1 GB";
  }

  @Override
  public Outcome measure(Setup given) throws SQLException {
    setup = given;
    Outcome.Builder outcome = new Outcome.Builder();
    try (PgDatabase database = PgDatabase.open()) {
      shop = database;
      Shop.open(shop, Setup.number("megabytes", 1000));
      coldDump(outcome);
      smallTables(outcome);
      String dump = "pg_dump '" + shop.url() + "' | gzip -1 > dump.sql.gz";
      new Race("backup, 2 workers", "pg_dump | gzip -1", backup(shop, 2), usual(dump), 0.6)
          .run(setup, outcome);
      new Race("backup, 1 worker", "pg_dump | gzip -1", backup(shop, 1), usual(dump), 0.85)
          .run(setup, outcome);
      Command.shell(setup.folder(), Map.of(), "pg_dump '" + shop.url() + "' > dump.sql").run();
      new Race("restore", "psql -f", intoFresh(this::restore), intoFresh(this::load), 0.8)
          .run(setup, outcome);
      new Race("rehearsal", "psql, pg_dump again", this::rehearse, intoFresh(this::again), 1.2)
          .run(setup, outcome);
    }
    return outcome.build();
  }

  /** A JVM that starts, dumps the definitions of many tables by the built-in pg_dump, and ends. */
  private void coldDump(Outcome.Builder outcome) throws SQLException {
    try (PgDatabase many = PgDatabase.open()) {
      many.execute(ManyTables.SQL);
      List<String> words = ChildProcess.java(List.of(), ColdDump.class.getName());
      words.add(many.url());
      Command dump = new Command(setup.folder(), Map.of("PATH", "/nowhere"), words);
      List<Double> times =
          Stream.generate(() -> dump.cost().wall()).limit(setup.rounds(3)).toList();
      String work = "definitions of 140 tables, in a new JVM";
      outcome.figure(work, "Slipway", Measure.WALL, times);
      double median = outcome.build().median(work, "Slipway", Measure.WALL);
      outcome.goal(new Goal(work + ", seconds", median, 5));
    }
  }

  /** What a table costs that holds next to nothing. */
  private void smallTables(Outcome.Builder outcome) throws SQLException {
    try (PgDatabase small = PgDatabase.open()) {
      SmallTables.open(small);
      String dump = "pg_dump -Fd -j 2 -f small.$$ '" + small.url() + "'";
      String work = "backup of 5,000 small tables, 2 workers";
      new Race(work, "pg_dump -Fd -j 2", backup(small, 2), usual(dump), 1.5).run(setup, outcome);
    }
  }

  private Supplier<Cost> usual(String line) {
    return Command.shell(setup.folder(), Map.of(), line)::cost;
  }

  private Supplier<Cost> backup(PgDatabase database, int workers) {
    return () -> slipway(database, "backup", "--workers", String.valueOf(workers)).cost();
  }

  private Cost restore(PgDatabase target) {
    return slipway(target, "restore", "latest:" + shop.name()).cost();
  }

  private Cost rehearse() {
    return slipway(shop, "verify-backup", "latest", "--rehearse", "--url", shop.url()).cost();
  }

  private Cost load(PgDatabase target) {
    return usual("psql -q -v ON_ERROR_STOP=1 -f dump.sql '" + target.url() + "'").get();
  }

  private Cost again(PgDatabase target) {
    return usual(DUMP_AGAIN.formatted(target.url())).get();
  }

  /** Every time into a new database. */
  private static Supplier<Cost> intoFresh(Function<PgDatabase, Cost> load) {
    return () -> {
      try (PgDatabase target = PgDatabase.open()) {
        return load.apply(target);
      }
    };
  }

  private Command slipway(PgDatabase database, String... words) {
    Map<String, String> variables =
        Map.of(
            "DATABASE_URL",
            database.url(),
            "BACKUP_STORE",
            "file:" + setup.folder().resolve("store"),
            "JAVA_OPTS",
            "-Xmx256m");
    return setup.slipway(variables, words);
  }
}
