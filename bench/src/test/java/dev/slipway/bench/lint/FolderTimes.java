package dev.slipway.bench.lint;

import dev.slipway.bench.Benchmark;
import dev.slipway.bench.Setup;
import dev.slipway.bench.result.Measure;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.tool.Command;
import dev.slipway.bench.tool.Cost;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code lint}, {@code trace} and {@code proof} of a folder of 300 files, beside squawk and eugene,
 * which read it too; eugene also runs it and looks at the locks. Nobody else proves the way back.
 */
public final class FolderTimes implements Benchmark {

  private static final int FILES = 300;

  /** What was found is no failure: 3 of ours, 1 of squawk's; eugene accepts it when told to. */
  private static final String FOUND = " || [ $? = 3 ]";

  private final Map<String, Map<String, Supplier<Cost>>> works = new LinkedHashMap<>();
  private Setup setup;
  private Path ours;
  private Path others;

  @Override
  public String name() {
    return "lint";
  }

  @Override
  public String title() {
    return "lint, trace and proof of 300 files";
  }

  @Override
  public Outcome measure(Setup given) throws IOException {
    setup = given;
    ours = setup.folder().resolve("ours");
    others = setup.folder().resolve("others");
    Published.write(ours, others, Setup.number("files", FILES));
    Outcome.Builder outcome = new Outcome.Builder();
    add("lint", "Slipway", () -> slipway("lint"));
    add("trace", "Slipway", () -> slipway("trace --since 0 --scratch-url \"$DATABASE_URL\""));
    add("proof", "Slipway", () -> slipway("proof --url \"$DATABASE_URL\""));
    program(outcome, "squawk", () -> line("'%s' '%s'/*.sql || [ $? = 1 ]", "squawk"));
    program(outcome, "eugene", () -> line("'%s' lint -a '%s'", "eugene"));
    if (setup.peers().program("eugene").isPresent()) {
      add("trace", "eugene", this::eugeneTrace);
    }
    works.forEach((work, contenders) -> race(work, contenders, outcome));
    return outcome.build();
  }

  private void add(String work, String who, Supplier<Cost> cost) {
    works.computeIfAbsent(work, key -> new LinkedHashMap<>()).put(who, cost);
  }

  private void program(Outcome.Builder outcome, String name, Supplier<Cost> cost) {
    if (setup.peers().program(name).isPresent()) {
      setup.versions().put(name, setup.peers().version(name));
      add("lint", name, cost);
    } else {
      outcome.skip(name, "bench/peers could not bring it");
    }
  }

  private void race(String work, Map<String, Supplier<Cost>> contenders, Outcome.Builder outcome) {
    Map<String, List<Cost>> costs = new LinkedHashMap<>();
    for (int round = 1; round <= setup.rounds(work.equals("lint") ? 5 : 3); round++) {
      setup.say("%s: round %d".formatted(work, round));
      contenders.forEach(
          (who, cost) -> costs.computeIfAbsent(who, key -> new ArrayList<>()).add(cost.get()));
    }
    costs.forEach(
        (who, list) -> {
          outcome.figure(work, who, Measure.WALL, list.stream().map(Cost::wall).toList());
          outcome.figure(work, who, Measure.PROCESSOR, list.stream().map(Cost::processor).toList());
          outcome.figure(work, who, Measure.MEMORY, list.stream().map(Cost::memory).toList());
        });
  }

  private Cost slipway(String words) {
    try (PgDatabase database = PgDatabase.open()) {
      Map<String, String> variables =
          Map.of("DATABASE_URL", database.url(), "MIGRATIONS", ours.toString());
      String line = "'%s' %s".formatted(setup.root().resolve("slipway"), words);
      return Command.shell(setup.folder(), variables, line + FOUND).cost();
    }
  }

  private Cost line(String form, String program) {
    String line = form.formatted(setup.peers().program(program).orElseThrow(), others);
    return Command.shell(setup.folder(), Map.of(), line).cost();
  }

  /** On the same server as ours. */
  private Cost eugeneTrace() {
    try (PgDatabase database = PgDatabase.open()) {
      Map<String, String> variables = Map.of("PGPASS", database.password());
      String form =
          "'%s' trace -a --disable-temporary --commit -H 127.0.0.1 -p %d -U %s -d %s '%s'";
      String line =
          form.formatted(
              setup.peers().program("eugene").orElseThrow(),
              database.port(),
              database.user(),
              database.name(),
              others);
      return Command.shell(setup.folder(), variables, line).cost();
    }
  }
}
