package dev.slipway.bench.up;

import dev.slipway.bench.Benchmark;
import dev.slipway.bench.Setup;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.up.Tool.Kind;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a deploy without a new migration costs in a project of 5,000: each has applied them all. */
public final class NothingPending implements Benchmark {

  private static final String WORK = "0 pending of 5,000";

  @Override
  public String name() {
    return "up-nothing";
  }

  @Override
  public String title() {
    return "up with nothing pending of 5,000";
  }

  @Override
  public Outcome measure(Setup setup) throws IOException, SQLException {
    Tools tools = new Tools(setup);
    List<Tool> able = tools.here().stream().filter(tool -> tool.kind() != Kind.FLOOR).toList();
    Outcome.Builder outcome = new Outcome.Builder();
    Map<Tool, PgDatabase> databases = new HashMap<>();
    try {
      for (Tool tool : able) {
        databases.put(tool, applied(setup, tool));
      }
      for (int millis : new int[] {0, 20}) {
        Duration line = Duration.ofMillis(millis);
        String work = WORK + (millis == 0 ? "" : ", 20 ms a round trip");
        new Turns(setup, name(), line, setup.rounds(5))
            .take(able, work, (tool, turn) -> turn.on(folder(setup, tool), databases.get(tool)))
            .forEach((tool, samples) -> samples.into(outcome, work, tool.name()));
      }
    } finally {
      databases.values().forEach(PgDatabase::close);
    }
    tools.missing().forEach(one -> outcome.skip(one.who(), one.why()));
    return outcome.build();
  }

  private static Path folder(Setup setup, Tool tool) throws IOException {
    return tool.folder(setup.folder(), Setup.number("applied", 5000), "SELECT %1$d;\n");
  }

  private PgDatabase applied(Setup setup, Tool tool) throws IOException {
    setup.say(name() + ": " + tool.name() + " applies them");
    PgDatabase database = PgDatabase.open();
    tool.command().apply(folder(setup, tool), new Target(database, database.port())).run();
    return database;
  }
}
