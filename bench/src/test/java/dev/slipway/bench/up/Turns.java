package dev.slipway.bench.up;

import dev.slipway.bench.Setup;
import dev.slipway.bench.tool.ServerTime;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets tools do the same in turn, round by round. A first round, which warms the disk, goes through
 * somebody who counts; the others are timed, on a line that takes so long.
 *
 * @param line of a round trip; zero is the loopback interface as it is
 */
record Turns(Setup setup, String name, Duration line, int rounds) {

  /** Where a tool finds its work. */
  interface Place {
    /** Lets it work there, and sees that it has done it. */
    void visit(Tool tool, Work work) throws IOException, SQLException;
  }

  /** What it does there. */
  interface Work {
    void on(Path folder, PgDatabase database) throws IOException, SQLException;
  }

  /** What each of them took. */
  Map<Tool, Samples> take(List<Tool> tools, String work, Place place)
      throws IOException, SQLException {
    Map<Tool, Samples> samples = new LinkedHashMap<>();
    for (Tool tool : tools) {
      samples.put(tool, new Samples());
      place.visit(tool, (folder, database) -> count(tool, folder, database, samples.get(tool)));
    }
    for (int round = 1; round <= rounds; round++) {
      setup.say("%s, %s: round %d of %d".formatted(name, work, round, rounds));
      for (Tool tool : tools) {
        place.visit(tool, (folder, database) -> time(tool, folder, database, samples.get(tool)));
      }
    }
    return samples;
  }

  private static void count(Tool tool, Path folder, PgDatabase database, Samples samples) {
    try (PostgresProxy proxy = new PostgresProxy(database.port())) {
      tool.command().apply(folder, new Target(database, proxy.port())).run();
      samples.counted(proxy.roundTrips(), proxy.connections());
    }
  }

  private void time(Tool tool, Path folder, PgDatabase database, Samples samples)
      throws IOException, SQLException {
    ServerTime server = ServerTime.begin(database);
    if (line.isZero()) {
      samples.add(tool.command().apply(folder, new Target(database, database.port())).cost());
    } else {
      try (DelayedLine delayed = new DelayedLine(database.port(), line)) {
        samples.add(tool.command().apply(folder, new Target(database, delayed.port())).cost());
      }
    }
    samples.addServer(server.end());
  }
}
