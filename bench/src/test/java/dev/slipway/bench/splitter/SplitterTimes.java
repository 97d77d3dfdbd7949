package dev.slipway.bench.splitter;

import dev.slipway.bench.Benchmark;
import dev.slipway.bench.Setup;
import dev.slipway.bench.result.Goal;
import dev.slipway.bench.result.Measure;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.tool.Command;
import dev.slipway.bench.tool.Cost;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A dump of INSERTs, functions and comments is cut into statements, by us in a new JVM and by psql.
 * psql sends nothing: the dump is in a branch of {@code \if} that is not taken, where psql reads
 * all statements as it does elsewhere (its manual page). And an import of it, which must not need
 * more memory for more rows.
 */
public final class SplitterTimes implements Benchmark {

  private static final String PSQL = "psql, sending nothing";
  private static final String TABLE =
      "CREATE TABLE notes (id int, body text, price numeric, seen timestamptz)";

  private static final String STATEMENTS =
      """
      -- note %1$d; it's one
      INSERT INTO notes (id, body, price, seen) VALUES (%1$d, 'it''s number %1$d; "so" it \\is', %1$d.25, '2024-02-29 12:00:00+00');
      INSERT INTO notes VALUES (%1$d, $body$with $ and ; and 'quotes' %1$d$body$, NULL, '2024-03-01'), (%1$d, E'line\\n%1$d', -1e3, NULL); /* and /* nested */ so on */
      """;

  @Override
  public String name() {
    return "splitter";
  }

  @Override
  public String title() {
    return "Cutting a dump into statements";
  }

  @Override
  public Outcome measure(Setup setup) throws IOException, SQLException {
    Outcome.Builder outcome = new Outcome.Builder();
    int largest = Setup.number("megabytes", 100);
    for (int megabytes : new int[] {largest / 4, largest / 2, largest}) {
      Path dump = dump(setup.folder(), megabytes);
      cut(setup, dump, megabytes, outcome);
      load(setup, dump, megabytes, outcome);
    }
    goals(outcome, largest);
    return outcome.build();
  }

  private static Path dump(Path folder, int megabytes) throws IOException {
    Path file = folder.resolve("dump-" + megabytes + ".sql");
    long written = 0;
    try (Writer writer = Files.newBufferedWriter(file)) {
      for (int number = 1; written < megabytes * 1_000_000L; number++) {
        String text = STATEMENTS.formatted(number);
        writer.write(text);
        written += text.length();
      }
    }
    return file;
  }

  private static void cut(Setup setup, Path dump, int megabytes, Outcome.Builder outcome)
      throws IOException, SQLException {
    Path skipped = dump.resolveSibling("skipped.sql");
    Files.writeString(skipped, "\\if false\n" + Files.readString(dump) + "\\endif\n");
    List<String> words = setup.java("slipway|jspecify", Cut.class, dump.toString());
    words.add(1, "-Xmx2g");
    words.remove("-XX:TieredStopAtLevel=1");
    Command ours = new Command(setup.folder(), Map.of(), words);
    List<Cost> mine = new ArrayList<>();
    List<Cost> others = new ArrayList<>();
    try (PgDatabase database = PgDatabase.open()) {
      List<String> psql = List.of("psql", "-X", "-q", "-f", skipped.toString(), database.url());
      Command usual = new Command(setup.folder(), Map.of(), psql);
      for (int round = 1; round <= setup.rounds(3); round++) {
        setup.say("splitter, %d MB: round %d".formatted(megabytes, round));
        mine.add(ours.cost());
        others.add(usual.cost());
      }
    }
    add(outcome, cutting(megabytes), "Slipway", mine, megabytes);
    add(outcome, cutting(megabytes), PSQL, others, megabytes);
  }

  private static void load(Setup setup, Path dump, int megabytes, Outcome.Builder outcome)
      throws SQLException {
    try (PgDatabase database = PgDatabase.open()) {
      database.execute(TABLE);
      Map<String, String> variables =
          Map.of("DATABASE_URL", database.url(), "JAVA_OPTS", "-Xmx256m");
      Cost cost = setup.slipway(variables, "import", dump.toString(), "--no-check").cost();
      add(outcome, "import of %d MB".formatted(megabytes), "Slipway", List.of(cost), megabytes);
    }
  }

  private static String cutting(int megabytes) {
    return "cutting %d MB".formatted(megabytes);
  }

  private static void add(
      Outcome.Builder outcome, String work, String who, List<Cost> costs, int megabytes) {
    outcome.figure(
        work, who, Measure.RATE, costs.stream().map(cost -> megabytes / cost.wall()).toList());
    outcome.figure(work, who, Measure.WALL, costs.stream().map(Cost::wall).toList());
    outcome.figure(work, who, Measure.MEMORY, costs.stream().map(Cost::memory).toList());
  }

  private static void goals(Outcome.Builder builder, int largest) {
    Outcome outcome = builder.build();
    double quarter = outcome.median(cutting(largest / 4), "Slipway", Measure.WALL);
    double whole = outcome.median(cutting(largest), "Slipway", Measure.WALL);
    builder.goal(Goal.ratio("wall of four times as much : once", whole, quarter, 4.4));
    builder.goal(
        Goal.ratio(
            "memory of an import of four times as much : once",
            outcome.median("import of %d MB".formatted(largest), "Slipway", Measure.MEMORY),
            outcome.median("import of %d MB".formatted(largest / 4), "Slipway", Measure.MEMORY),
            1.1));
  }
}
