package dev.slipway.bench.up;

import dev.slipway.bench.Benchmark;
import dev.slipway.bench.Setup;
import dev.slipway.bench.result.Goal;
import dev.slipway.bench.result.Measure;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.up.Tool.Kind;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A folder of migrations into an empty database, by everybody in turn: the same statements for
 * each, in files of its own form.
 *
 * @param line how long a round trip takes; zero is the loopback interface as it is
 * @param rounds usual ones
 */
public record Up(String name, String title, Duration line, int rounds) implements Benchmark {

  private static final List<Integer> COUNTS = List.of(1, 100, 1000);
  private static final String EACH = "each further migration";
  private static final Duration TUNNEL = Duration.ofMillis(20);

  /** What would take longer is left out. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final String MIGRATION =
      """
      CREATE TABLE item_%1$d (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL CHECK (name <> ''),
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX item_%1$d_name ON item_%1$d (name);
      COMMENT ON TABLE item_%1$d IS 'Items; one row each';
      """;

  private static final String TABLES =
      "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname LIKE 'item\\_%'";

  /** On the loopback interface. */
  public static Up loopback() {
    return new Up("up", "up, on the loopback interface", Duration.ZERO, 5);
  }

  /** At a millisecond a round trip. */
  public static Up vpc() {
    String title = "up, at 1 ms a round trip: a database in the same network";
    return new Up("up-vpc", title, Duration.ofMillis(1), 3);
  }

  /** At 20 ms a round trip. */
  public static Up tunnel() {
    return new Up("up-tunnel", "up, at 20 ms a round trip: a database behind a tunnel", TUNNEL, 3);
  }

  @Override
  public Outcome measure(Setup setup) throws IOException, SQLException {
    Tools tools = new Tools(setup);
    Outcome.Builder outcome = new Outcome.Builder();
    Map<Tool, Samples> last = Map.of();
    for (int count : COUNTS) {
      Turns turns = new Turns(setup, name, line, setup.rounds(rounds));
      List<Tool> able = count > 100 ? able(last, count, outcome) : tools.here();
      Map<Tool, Samples> samples =
          turns.take(able, work(count), (tool, work) -> visit(setup, tool, count, work));
      samples.forEach((tool, one) -> one.into(outcome, work(count), tool.name()));
      if (count == 100) {
        each(outcome, last, samples);
      }
      last = samples;
    }
    tools.missing().forEach(one -> outcome.skip(one.who(), one.why()));
    goals(outcome, tools.here());
    return outcome.build();
  }

  private static String work(int count) {
    return String.format(Locale.ROOT, "%,d pending", count);
  }

  /** In a database of its own every time; all tables must be there in the end. */
  private static void visit(Setup setup, Tool tool, int count, Turns.Work work)
      throws IOException, SQLException {
    Path folder = tool.folder(setup.folder(), count, MIGRATION);
    try (PgDatabase database = PgDatabase.open()) {
      work.on(folder, database);
      String found = database.queryString(TABLES);
      if (!found.equals(String.valueOf(count))) {
        throw new IllegalStateException(tool.name() + " made " + found + " of " + count);
      }
    }
  }

  /** What a further migration costs: the difference of one and a hundred. */
  private static void each(
      Outcome.Builder outcome, Map<Tool, Samples> one, Map<Tool, Samples> hundred) {
    hundred.forEach(
        (tool, samples) ->
            outcome.figure(
                EACH,
                tool.name(),
                Measure.ROUND_TRIPS,
                (samples.roundTrips() - one.get(tool).roundTrips()) / 99));
  }

  /** Those whose round trips, as a hundred have shown them, leave a thousand short enough. */
  private List<Tool> able(Map<Tool, Samples> hundred, int count, Outcome.Builder outcome) {
    List<Tool> able = new ArrayList<>();
    hundred.forEach(
        (tool, samples) -> {
          double expected = samples.roundTrips() * count / 100 * line.toNanos() / 1e9;
          if (expected <= LONGEST.toSeconds()) {
            able.add(tool);
          } else {
            String why = "its round trips alone take about %.0f s".formatted(expected);
            outcome.skip(tool.name() + ", " + work(count), why);
          }
        });
    return able;
  }

  private void goals(Outcome.Builder builder, List<Tool> tools) {
    Outcome outcome = builder.build();
    double trips = outcome.median(EACH, Tools.SLIPWAY, Measure.ROUND_TRIPS);
    builder.goal(new Goal("round trips a migration", trips, 1));
    if (line.isZero()) {
      builder.goal(beside(outcome, 1000, Tools.PSQL, 1.5));
    } else if (line.equals(TUNNEL)) {
      builder.goal(beside(outcome, 100, Tools.LOOP, 1.3));
      tools.stream()
          .filter(tool -> tool.kind() == Kind.TRANSACTIONS && !tool.name().equals(Tools.SLIPWAY))
          .forEach(tool -> builder.goal(beside(outcome, 100, tool.name(), 0.2)));
    }
  }

  private static Goal beside(Outcome outcome, int count, String other, double atMost) {
    return Goal.ratio(
        "wall of " + work(count) + ", Slipway : " + other,
        outcome.median(work(count), Tools.SLIPWAY, Measure.WALL),
        outcome.median(work(count), other, Measure.WALL),
        atMost);
  }
}
