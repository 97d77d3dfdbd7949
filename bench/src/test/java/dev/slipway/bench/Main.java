package dev.slipway.bench;

import dev.slipway.bench.report.Chart;
import dev.slipway.bench.report.Page;
import dev.slipway.bench.report.Tables;
import dev.slipway.bench.result.Machine;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.result.ResultsFile;
import dev.slipway.bench.result.Run;
import dev.slipway.bench.tool.Command;
import dev.slipway.bench.tool.Peers;
import dev.slipway.bench.tool.UsualServer;
import dev.slipway.testing.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures what it is asked for, one after the other, and writes down what it finds: {@code
 * bench/results.json}, the tables in the pages, a picture each.
 */
public final class Main {

  private static final List<String> PAGES =
      List.of("bench/README.md", "docs/concepts/speed.md", "README.md");

  private final Path root = Path.of(System.getProperty("slipway.root"));
  private final Peers peers = new Peers(Path.of(System.getProperty("slipway.bench.peers")));
  private final Machine machine = Machine.here();
  private final ResultsFile results = new ResultsFile(root.resolve("bench/results.json"));

  private Main() {}

  /** Takes the names of benchmarks; none are all of them. */
  public static void main(String[] names) throws IOException {
    List<Benchmark> wanted = new ArrayList<>(Benchmarks.ALL);
    if (names.length > 0) {
      List<String> known = Benchmarks.ALL.stream().map(Benchmark::name).toList();
      for (String name : names) {
        if (!known.contains(name)) {
          System.err.println(
              "bench: there is no " + name + ". There are: " + String.join(", ", known));
          System.exit(2);
        }
      }
      wanted.removeIf(one -> !List.of(names).contains(one.name()));
    }
    UsualServer.hashPasswords();
    Main main = new Main();
    boolean all = true;
    for (Benchmark benchmark : wanted) {
      all &= main.measure(benchmark);
    }
    System.exit(all ? 0 : 1);
  }

  /** One that cannot be measured does not keep the others from it. */
  private boolean measure(Benchmark benchmark) throws IOException {
    Path folder = Files.createTempDirectory("slipway-bench");
    Setup setup = Setup.of(root, folder, peers);
    try {
      double load = Machine.load();
      setup.say(benchmark.name() + ": " + benchmark.title());
      write(benchmark, setup.versions(), load, benchmark.measure(setup));
      return true;
    } catch (Exception e) {
      setup.say(benchmark.name() + " could not be measured");
      e.printStackTrace();
      return false;
    } finally {
      Command.shell(Path.of("/"), Map.of(), "rm -rf '" + folder + "'").run();
    }
  }

  private void write(
      Benchmark benchmark, Map<String, String> versions, double load, Outcome outcome)
      throws IOException {
    versions.put("PostgreSQL", String.valueOf(PostgresServer.majorVersion()));
    versions.put("Java", System.getProperty("java.version"));
    Run run =
        new Run(
            benchmark.name(),
            benchmark.title(),
            OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES).toString(),
            System.getProperty("slipway.bench.commit"),
            machine.system(),
            load,
            versions,
            outcome);
    System.out.println("\n## " + run.title() + "\n\n" + Tables.of(run, machine.kind()));
    if (Boolean.getBoolean("slipway.bench.dry")) {
      return;
    }
    results.put(machine.kind(), run);
    Files.writeString(
        root.resolve("docs/pictures/bench-" + run.benchmark() + ".svg"), Chart.of(run));
    for (String page : PAGES) {
      new Page(root.resolve(page)).update(List.of(run), machine.kind());
    }
  }
}
