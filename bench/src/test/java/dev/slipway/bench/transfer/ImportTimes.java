package dev.slipway.bench.transfer;

import dev.slipway.bench.backup.Command;
import dev.slipway.bench.backup.Race;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Measures an import of CSV from the command line beside psql's {@code \copy} of the same file into
 * the same table, by the clock on the wall. PATH must hold psql.
 */
public final class ImportTimes {

  private static final int ROUNDS = Integer.getInteger("slipway.bench.rounds");
  private static final int ROWS = Integer.getInteger("slipway.bench.rows");
  private static final String LAUNCHER = System.getProperty("slipway.bench.launcher");

  private static final String TABLE =
      "CREATE TABLE visits (id bigint PRIMARY KEY, user_id int NOT NULL, page text, seconds"
          + " numeric(9,2), seen_at timestamptz NOT NULL, note text)";

  private final Path folder;

  private ImportTimes(Path folder) {
    this.folder = folder;
  }

  /** Takes no arguments; prints a line. */
  public static void main(String[] arguments) throws IOException, SQLException {
    Path folder = Files.createTempDirectory("slipway-bench");
    try {
      new ImportTimes(folder).measure();
    } finally {
      Command.shell(Path.of("/"), Map.of(), "rm -rf " + folder).run();
    }
  }

  private void measure() throws SQLException {
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
    System.out.printf("%nwall time of %d rows of CSV, medians of %d%n", ROWS, ROUNDS);
    System.out.printf("%-44s %9s %9s   ratio  limit%n", "", "Slipway", "usual");
    new Race("import : \\copy", time(this::ours), time(this::usual), 1.2).run(ROUNDS, System.out);
  }

  private Supplier<Duration> time(Function<PgDatabase, Command> way) {
    return () -> {
      try (PgDatabase target = PgDatabase.open()) {
        target.execute(TABLE);
        Duration time = way.apply(target).time();
        String rows = target.queryString("SELECT count(*) FROM visits");
        if (!rows.equals(String.valueOf(ROWS))) {
          throw new IllegalStateException(rows + " rows arrived");
        }
        return time;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  /** Checks afterwards are no part of {@code \copy}. */
  private Command ours(PgDatabase target) {
    return Command.shell(
        folder,
        Map.of("DATABASE_URL", target.url(), "JAVA_OPTS", "-Xmx256m"),
        "'" + LAUNCHER + "' import visits.csv --no-check");
  }

  private Command usual(PgDatabase target) {
    return psql(target, "\\copy visits from 'visits.csv' csv header");
  }

  private Command psql(PgDatabase database, String line) {
    return new Command(
        folder,
        Map.of(),
        List.of("psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", line, database.url()));
  }
}
