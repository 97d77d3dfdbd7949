package dev.slipway.bench.rows;

import dev.slipway.bench.backup.Command;
import dev.slipway.bench.backup.Race;
import dev.slipway.bench.backup.Shop;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Measures copy from the command line beside {@code pg_dump | psql}, and an export as JSON beside
 * {@code copy (select row_to_json ...)} of psql, on one database, by the clock on the wall. PATH
 * must hold a pg_dump of the embedded server's version.
 */
public final class RowsTimes {

  private static final int ROUNDS = Integer.getInteger("slipway.bench.rounds");
  private static final int MEGABYTES = Integer.getInteger("slipway.bench.megabytes");
  private static final String LAUNCHER = System.getProperty("slipway.bench.launcher");

  private static final String AS_JSON =
      "psql -X -q -c 'copy (select row_to_json(r) from %1$s r) to stdout' '%2$s' > %1$s.json";

  private final PgDatabase shop;
  private final Path folder;

  private RowsTimes(PgDatabase shop, Path folder) {
    this.shop = shop;
    this.folder = folder;
  }

  /** Takes no arguments; prints a table. */
  public static void main(String[] arguments) throws IOException, SQLException {
    try (PgDatabase shop = PgDatabase.open()) {
      Shop.open(shop, MEGABYTES);
      Path folder = Files.createTempDirectory("slipway-bench");
      new RowsTimes(shop, folder).measure();
      shell("rm -rf " + folder, Path.of("/")).run();
    }
  }

  private void measure() throws SQLException {
    String size = shop.queryString("SELECT pg_database_size(current_database()) / 1000000");
    System.out.printf("%nwall time on a database of %s MB, medians of %d%n", size, ROUNDS);
    System.out.printf("%-44s %9s %9s   ratio  limit%n", "", "Slipway", "usual");
    race("copy : pg_dump | psql", this::copy, this::dump, 0.8);
    race("copy : pg_dump --data-only | psql", this::copy, this::dumpRows, 0.8);
    race("export --format jsonl : row_to_json", this::export, this::json, 1.5);
  }

  private static void race(
      String what, Supplier<Duration> ours, Supplier<Duration> usual, double limit) {
    new Race(what, ours, usual, limit).run(ROUNDS, System.out);
  }

  /** Into the tables of a schema that is there. */
  private Duration copy() {
    try (PgDatabase target = withSchema()) {
      return slipway("copy --no-check --from '" + shop.url() + "'", target).time();
    }
  }

  private Duration dumpRows() {
    try (PgDatabase target = withSchema()) {
      return into(target, "pg_dump --data-only").time();
    }
  }

  private Duration dump() {
    try (PgDatabase target = PgDatabase.open()) {
      return into(target, "pg_dump").time();
    }
  }

  private PgDatabase withSchema() {
    PgDatabase target = PgDatabase.open();
    into(target, "pg_dump --schema-only").run();
    return target;
  }

  private Command into(PgDatabase target, String dump) {
    return shell(
        "%s '%s' | psql -X -q -v ON_ERROR_STOP=1 '%s'".formatted(dump, shop.url(), target.url()),
        folder);
  }

  private Duration export() {
    return slipway("export --format jsonl --tables order_lines --workers 1 --to out", shop).time();
  }

  private Duration json() {
    return shell(AS_JSON.formatted("order_lines", shop.url()), folder).time();
  }

  private Command slipway(String words, PgDatabase database) {
    Map<String, String> variables = Map.of("DATABASE_URL", database.url(), "JAVA_OPTS", "-Xmx256m");
    return Command.shell(folder, variables, "'" + LAUNCHER + "' " + words);
  }

  private static Command shell(String line, Path folder) {
    return Command.shell(folder, Map.of(), line);
  }
}
