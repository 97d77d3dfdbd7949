package dev.slipway.bench.backup;

import dev.slipway.bench.Median;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Measures backup and restore from the command line beside {@code pg_dump | gzip -1} and {@code
 * psql -f}, on one database, by the clock on the wall. PATH must hold a pg_dump of the embedded
 * server's version.
 */
public final class BackupTimes {

  private static final int ROUNDS = Integer.getInteger("slipway.bench.rounds");
  private static final int MEGABYTES = Integer.getInteger("slipway.bench.megabytes");
  private static final String LAUNCHER = System.getProperty("slipway.bench.launcher");

  private final PgDatabase shop;
  private final Path folder;

  private BackupTimes(PgDatabase shop, Path folder) {
    this.shop = shop;
    this.folder = folder;
  }

  /** Takes no arguments; prints a table. */
  public static void main(String[] arguments) throws IOException, SQLException {
    try (PgDatabase shop = PgDatabase.open()) {
      Shop.open(shop, MEGABYTES);
      Path folder = Files.createTempDirectory("slipway-bench");
      new BackupTimes(shop, folder).measure();
      shell("rm -rf " + folder, Path.of("/"), Map.of()).run();
    }
  }

  private void measure() throws SQLException {
    String size = shop.queryString("SELECT pg_database_size(current_database()) / 1000000");
    System.out.printf("%nwall time on a database of %s MB, medians of %d%n", size, ROUNDS);
    System.out.printf("%-44s %9s %9s   ratio  limit%n", "", "Slipway", "usual");
    String dump = "pg_dump '" + shop.url() + "' | gzip -1 > dump.sql.gz";
    coldDump();
    race("backup, 2 workers : pg_dump | gzip -1", backup(2), usual(dump), 0.6);
    race("backup, 1 worker : pg_dump | gzip -1", backup(1), usual(dump), 0.85);
    shell("pg_dump '" + shop.url() + "' > dump.sql", folder, Map.of()).run();
    race("restore : psql -f", intoFresh(this::restore), intoFresh(this::load), 0.8);
  }

  /** A JVM that starts, dumps the definitions of many tables by the built-in pg_dump, and ends. */
  private void coldDump() throws SQLException {
    try (PgDatabase many = PgDatabase.open()) {
      many.execute(ManyTables.SQL);
      List<String> words = ChildProcess.java(List.of(), ColdDump.class.getName());
      words.add(many.url());
      Command dump = new Command(folder, Map.of("PATH", "/nowhere"), words);
      Duration median = Median.of(Stream.generate(dump::time).limit(ROUNDS).toList());
      System.out.printf(
          "%-44s %7.1f s  limit 5.0 s%n",
          "definitions of 140 tables, in a new JVM", median.toMillis() / 1000.0);
    }
  }

  private static void race(
      String what, Supplier<Duration> ours, Supplier<Duration> usual, double limit) {
    new Race(what, ours, usual, limit).run(ROUNDS, System.out);
  }

  private Supplier<Duration> usual(String line) {
    return shell(line, folder, Map.of())::time;
  }

  private Supplier<Duration> backup(int workers) {
    return slipway("backup --workers " + workers, shop)::time;
  }

  private Duration restore(PgDatabase target) {
    return slipway("restore latest:" + shop.name(), target).time();
  }

  private Duration load(PgDatabase target) {
    return shell("psql -q -v ON_ERROR_STOP=1 -f dump.sql '" + target.url() + "'", folder, Map.of())
        .time();
  }

  /** Every time into a new database. */
  private static Supplier<Duration> intoFresh(Function<PgDatabase, Duration> load) {
    return () -> {
      try (PgDatabase target = PgDatabase.open()) {
        return load.apply(target);
      }
    };
  }

  private Command slipway(String words, PgDatabase database) {
    Map<String, String> variables =
        Map.of(
            "DATABASE_URL",
            database.url(),
            "BACKUP_STORE",
            "file:" + folder.resolve("store"),
            "JAVA_OPTS",
            "-Xmx256m");
    return shell("'" + LAUNCHER + "' " + words, folder, variables);
  }

  private static Command shell(String line, Path folder, Map<String, String> variables) {
    return Command.shell(folder, variables, line);
  }
}
