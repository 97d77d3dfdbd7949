package dev.slipway.bench.lint;

import dev.slipway.Wiring;
import dev.slipway.action.Desk;
import dev.slipway.bench.Benchmark;
import dev.slipway.bench.Setup;
import dev.slipway.bench.result.Measure;
import dev.slipway.bench.result.Outcome;
import dev.slipway.bench.tool.Peers;
import dev.slipway.config.SettingsReader;
import dev.slipway.error.SlipwayException;
import dev.slipway.hazard.HazardKind;
import dev.slipway.ledger.Deadline;
import dev.slipway.lint.Levels;
import dev.slipway.lint.Linter;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import dev.slipway.run.RunListener;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.trace.Blocked;
import dev.slipway.trace.TracedMigration;
import dev.slipway.trace.TracedSegment;
import dev.slipway.trace.Tracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks our lint and those of others whether statements make reads or writes wait for as long as a
 * table is read or written whole, and the server whether they do. Prints a line a statement; the
 * server is right. Others are asked where they are on the PATH.
 */
public final class LinterTable implements Benchmark {

  private static final Version BASE = Version.of("1");

  /** Kinds that say so. */
  private static final Set<HazardKind> OF_LOCKS =
      EnumSet.of(
          HazardKind.BLOCKING_INDEX,
          HazardKind.BLOCKING_REINDEX,
          HazardKind.BLOCKING_KEY,
          HazardKind.VALIDATING_CONSTRAINT,
          HazardKind.VALIDATION_TOGETHER,
          HazardKind.SET_NOT_NULL,
          HazardKind.TABLE_REWRITE,
          HazardKind.ATTACH_PARTITION,
          HazardKind.REFRESH_BLOCKS);

  private List<OtherLinter> others = List.of();
  private Peers peers;
  private final Map<String, Integer> wrong = new TreeMap<>();

  @Override
  public String name() {
    return "linters";
  }

  @Override
  public String title() {
    return "Linters beside what the server does: whether reads or writes wait for long";
  }

  @Override
  public Outcome measure(Setup setup) throws IOException {
    others = OtherLinter.ALL.stream().filter(other -> other.isIn(setup.peers())).toList();
    peers = setup.peers();
    Outcome.Builder outcome = new Outcome.Builder();
    wrong.put("Slipway", 0);
    for (OtherLinter other : OtherLinter.ALL) {
      if (others.contains(other)) {
        wrong.put(other.name(), 0);
        setup.versions().put(other.name(), setup.peers().version(other.name()));
      } else {
        outcome.skip(other.name(), "bench/peers could not bring it");
      }
    }
    for (String sql : LockCases.ALL) {
      look(sql);
    }
    String work = "wrong on %d statements".formatted(LockCases.ALL.size());
    wrong.forEach((name, count) -> outcome.figure(work, name, Measure.WRONG, count));
    return outcome.build();
  }

  private void look(String sql) throws IOException {
    Path folder = Files.createTempDirectory("slipway-linters");
    try (PgDatabase database = PgDatabase.open()) {
      Files.writeString(folder.resolve("1_base.sql"), LockCases.BASE);
      Path file = Files.writeString(folder.resolve("2_one.sql"), sql + ";\n");
      Set<String> blocked = blocked(desk(database, folder));
      System.out.printf("%n%s%n  server   %s%n", sql, blocked.isEmpty() ? "-" : shown(blocked));
      tell("Slipway", ours(desk(database, folder)), !blocked.isEmpty());
      others.forEach(other -> tell(other.name(), other.says(peers, file), !blocked.isEmpty()));
    } catch (SlipwayException e) {
      System.out.printf("%n%s%n  cannot be run: %s%n", sql, e.getMessage());
    } finally {
      delete(folder);
    }
  }

  private void tell(String name, Set<String> says, boolean blocks) {
    boolean right = says.isEmpty() != blocks;
    if (!right) {
      wrong.merge(name, 1, Integer::sum);
    }
    String verdict = right ? "" : blocks ? "   MISSED" : "   FALSE ALARM";
    System.out.printf("  %-8s %s%s%n", name, says.isEmpty() ? "-" : shown(says), verdict);
  }

  private static String shown(Set<String> words) {
    return String.join(", ", words);
  }

  private static Desk desk(PgDatabase database, Path folder) {
    Map<String, String> variables =
        Map.of("DATABASE_URL", database.superuserUrl(), "MIGRATIONS", folder.toString());
    return Wiring.desk(
        SettingsReader.read(variables, Wiring.credentials(variables)),
        Deadline.none(),
        new RunListener() {});
  }

  /** What waits for long, as the server shows it. */
  private static Set<String> blocked(Desk desk) {
    Tracer tracer =
        new Tracer(
            desk.toolbox().connector(desk.terms(), "trace"),
            desk.terms(),
            desk.migrations(),
            desk.toolbox().version());
    tracer.bringUp(BASE::equals);
    List<TracedSegment> segments = new ArrayList<>();
    for (TracedMigration migration : tracer.trace(version -> !version.equals(BASE)).migrations()) {
      segments.addAll(migration.segments());
    }
    return segments.stream()
        .flatMap(
            segment ->
                segment.statements().stream().flatMap(one -> segment.blockedDuring(one).stream()))
        .filter(one -> one.isLong() && !isOfViewOnly(one))
        .map(LinterTable::words)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Nobody writes into a materialized view but another REFRESH. */
  private static boolean isOfViewOnly(Blocked blocked) {
    return blocked.table().equals("mv") && !blocked.reads();
  }

  private static String words(Blocked blocked) {
    return "%s of %s, %s"
        .formatted(
            blocked.reads() ? "reads and writes" : "writes",
            blocked.table(),
            blocked.lasting().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static Set<String> ours(Desk desk) {
    List<Migration> all = desk.migrations().list();
    List<Migration> earlier = all.stream().filter(one -> one.version().equals(BASE)).toList();
    List<Migration> set = all.stream().filter(one -> !one.version().equals(BASE)).toList();
    return Linter.behind(earlier, set, new Levels()).stream()
        .map(hazard -> hazard.kind())
        .filter(OF_LOCKS::contains)
        .map(HazardKind::word)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
