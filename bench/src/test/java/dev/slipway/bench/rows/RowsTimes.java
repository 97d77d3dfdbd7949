package dev.slipway.bench.rows;

import dev.slipway.bench.Benchmark;
import dev.slipway.bench.Race;
import dev.slipway.bench.Setup;
import dev.slipway.bench.backup.Shop;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.tool.Command;
import dev.slipway.bench.tool.Cost;
import dev.slipway.testing.postgres.PgDatabase;
import java.sql.SQLException;
import java.util.Map;

/**
 * Copy from the command line beside {@code pg_dump | psql} and pgcopydb, and an export as JSON
 * beside {@code copy (select row_to_json ...)} of psql, on one database. PATH must hold a pg_dump
 * of the embedded server's version.
 */
public final class RowsTimes implements Benchmark {

  private static final String AS_JSON =
      "psql -X -q -c 'copy (select row_to_json(r) from %1$s r) to stdout' '%2$s' > %1$s.json";

  private Setup setup;
  private PgDatabase shop;

  @Override
  public String name() {
    return "rows";
  }

  @Override
  public String title() {
    return "Copy and export of 1 GB";
  }

  @Override
  public Outcome measure(Setup given) throws SQLException {
    setup = given;
    Outcome.Builder outcome = new Outcome.Builder();
    try (PgDatabase database = PgDatabase.open()) {
      shop = database;
      Shop.open(shop, Setup.number("megabytes", 1000));
      new Race("copy", "pg_dump | psql", this::copy, this::dump, 0.8).run(setup, outcome);
      new Race("copy of rows", "pg_dump -a | psql", this::copy, this::dumpRows, 0.8)
          .run(setup, outcome);
      pgcopydb(outcome);
      new Race("export as JSON", "row_to_json", this::export, this::json, 1.5).run(setup, outcome);
    }
    return outcome.build();
  }

  private void pgcopydb(Outcome.Builder outcome) {
    if (setup.peers().program("pgcopydb").isEmpty()) {
      outcome.skip("pgcopydb", "bench/peers could not bring it");
      return;
    }
    setup.versions().put("pgcopydb", setup.peers().version("pgcopydb"));
    new Race("copy, with its schema", "pgcopydb", this::copyWithSchema, this::pgcopydb, 1.0)
        .run(setup, outcome);
  }

  /** Into the tables of a schema that is there. */
  private Cost copy() {
    try (PgDatabase target = withSchema()) {
      return slipwayCopy(target).cost();
    }
  }

  /** A user of ours has the schema from migrations; here from a dump, which is timed too. */
  private Cost copyWithSchema() {
    try (PgDatabase target = PgDatabase.open()) {
      Cost schema = into(target, "pg_dump --schema-only").cost();
      Cost rows = slipwayCopy(target).cost();
      return new Cost(
          schema.wall() + rows.wall(),
          schema.processor() + rows.processor(),
          Math.max(schema.memory(), rows.memory()));
    }
  }

  private Cost pgcopydb() {
    try (PgDatabase target = PgDatabase.open()) {
      String line =
          "pgcopydb clone --no-owner --no-acl --skip-extensions --table-jobs 2 --index-jobs 2"
              + " --restart --dir '%s' --source '%s' --target '%s'";
      return shell(line.formatted(setup.folder().resolve("pgcopydb"), shop.url(), target.url()))
          .cost();
    }
  }

  private Cost dumpRows() {
    try (PgDatabase target = withSchema()) {
      return into(target, "pg_dump --data-only").cost();
    }
  }

  private Cost dump() {
    try (PgDatabase target = PgDatabase.open()) {
      return into(target, "pg_dump").cost();
    }
  }

  private PgDatabase withSchema() {
    PgDatabase target = PgDatabase.open();
    into(target, "pg_dump --schema-only").run();
    return target;
  }

  private Command into(PgDatabase target, String dump) {
    return shell(
        "%s '%s' | psql -X -q -v ON_ERROR_STOP=1 '%s'".formatted(dump, shop.url(), target.url()));
  }

  private Command slipwayCopy(PgDatabase target) {
    return slipway(target, "copy", "--no-check", "--from", shop.url());
  }

  private Cost export() {
    String[] words = {
      "export", "--format", "jsonl", "--tables", "order_lines", "--workers", "1", "--to", "out"
    };
    return slipway(shop, words).cost();
  }

  private Cost json() {
    return shell(AS_JSON.formatted("order_lines", shop.url())).cost();
  }

  private Command slipway(PgDatabase database, String... words) {
    return setup.slipway(Map.of("DATABASE_URL", database.url(), "JAVA_OPTS", "-Xmx256m"), words);
  }

  private Command shell(String line) {
    return Command.shell(setup.folder(), Map.of(), line);
  }
}
