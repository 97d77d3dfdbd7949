package dev.slipway.bench.transfer;

import dev.slipway.bench.Benchmark;
import dev.slipway.bench.Race;
import dev.slipway.bench.Setup;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.tool.Command;
import dev.slipway.bench.tool.Cost;
import dev.slipway.testing.postgres.PgDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Measures an import of CSV from the command line beside psql's {@code \copy} of the same file into
 * the same table, by the clock on the wall. PATH must hold psql.
 */
public final class ImportTimes implements Benchmark {

  private static final int ROWS = Setup.number("rows", 5_000_000);

  private static final String TABLE =
      "CREATE TABLE visits (id bigint PRIMARY KEY, user_id int NOT NULL, page text, seconds"
          + " numeric(9,2), seen_at timestamptz NOT NULL, note text)";

  private Setup setup;

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String title() {
    return "Import of CSV";
  }

  @Override
  public Outcome measure(Setup given) throws SQLException {
    setup = given;
    Outcome.Builder outcome = new Outcome.Builder();
    try (PgDatabase source = PgDatabase.open()) {
      source.execute(TABLE);
      String rows =
          "SELECT i AS id, i % 1000 AS user_id, '/page/' || i % 77 AS page, i % 900 / 7.0 AS"
              + " seconds, now() - i * interval '1 s' AS seen_at,"
              + " CASE i % 3 WHEN 0 THEN 'said \"' || i || '\", and went' END AS note"
              + " FROM generate_series(1, "
              + ROWS
              + ") i";
      psql(source, "\\copy (" + rows + ") to 'visits.csv' csv header").run();
    }
    String work = "import of %,d rows".formatted(ROWS);
    new Race(work, "\\copy of psql", time(this::ours), time(this::usual), 1.2).run(setup, outcome);
    return outcome.build();
  }

  private Supplier<Cost> time(Function<PgDatabase, Command> way) {
    return () -> {
      try (PgDatabase target = PgDatabase.open()) {
        target.execute(TABLE);
        Cost cost = way.apply(target).cost();
        String rows = target.queryString("SELECT count(*) FROM visits");
        if (!rows.equals(String.valueOf(ROWS))) {
          throw new IllegalStateException(rows + " rows arrived");
        }
        return cost;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  /** Checks afterwards are no part of {@code \copy}. */
  private Command ours(PgDatabase target) {
    return setup.slipway(
        Map.of("DATABASE_URL", target.url(), "JAVA_OPTS", "-Xmx256m"),
        "import",
        "visits.csv",
        "--no-check");
  }

  private Command usual(PgDatabase target) {
    return psql(target, "\\copy visits from 'visits.csv' csv header");
  }

  private Command psql(PgDatabase database, String line) {
    return new Command(
        setup.folder(),
        Map.of(),
        List.of("psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", line, database.url()));
  }
}
