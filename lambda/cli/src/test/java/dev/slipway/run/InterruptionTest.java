package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.run.Interruption.Kind;
import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryMoment;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Breaks runs off at every boundary and at random moments; the next run must bring the database to
 * where an undisturbed one would have.
 */
class InterruptionTest {

  /** {@code -Dslipway.interruptions=5000} for a soak; the moments at boundaries always come. */
  private static final int UPS = Integer.getInteger("slipway.interruptions", 60);

  private static final boolean SOAK = UPS > 100;

  private static final int DOWNS = UPS / 5;

  /** {@code -Dslipway.silences=60} for all boundaries: each takes some seconds of waiting. */
  private static final int SILENCES = Integer.getInteger("slipway.silences", 4);

  private static final long SEED = Long.getLong("slipway.seed", System.nanoTime());

  /** Two, for the tests' own server and the killed processes share the machine. */
  private static final int AT_ONCE = 2;

  @TempDir Path folder;

  private Project project;

  /** What an undisturbed run leaves, and how long it takes. */
  private record Outcome(
      List<String> catalogue, List<List<String>> history, int queries, Duration took) {}

  /** One attempt: what is done before, what is broken off, and what must come out. */
  private record Trial(List<String> before, List<String> command, Outcome expected) {}

  @BeforeEach
  void writeFiles() {
    project = Project.of(folder, "");
    Mixed.writeTo(project);
  }

  @Test
  void upAfterAnInterruptionLeavesWhatAnUndisturbedOneLeaves() throws Exception {
    List<String> up = List.of("up");
    Trial trial = new Trial(List.of(), up, undisturbed(List.of(), up));
    assertThat(counted(trial.expected)).hasSize(Mixed.UPS).doesNotHaveDuplicates();
    List<Interruption> interruptions = interruptions(trial.expected, UPS);
    int broken = runAll(trial, interruptions);
    report("up", interruptions, broken);
    assertThat(broken).isGreaterThan(interruptions.size() / 2);
  }

  @Test
  void downAfterAnInterruptionLeavesWhatAnUndisturbedOneLeaves() throws Exception {
    List<String> up = List.of("up");
    List<String> down = List.of("down", "1");
    Trial trial = new Trial(up, down, undisturbed(up, down));
    assertThat(counted(trial.expected)).hasSize(Mixed.UPS + Mixed.DOWNS).doesNotHaveDuplicates();
    List<Interruption> all = interruptions(trial.expected, 0);
    Collections.shuffle(all, new Random(SEED));
    List<Interruption> interruptions = all.subList(0, Math.min(DOWNS, all.size()));
    int broken = runAll(trial, interruptions);
    report("down", interruptions, broken);
    assertThat(broken).isGreaterThan(interruptions.size() / 2);
  }

  @Test
  void upBehindALineThatGoesSilentIsGivenUpAndTheNextGoesOn() throws Exception {
    List<String> up = List.of("up");
    Trial trial = new Trial(List.of(), up, undisturbed(List.of(), up));
    List<Interruption> all = new ArrayList<>();
    for (int query = 1; query <= trial.expected.queries; query++) {
      for (QueryMoment moment : QueryMoment.values()) {
        all.add(new Interruption(Kind.SILENCE, query, moment, Duration.ZERO));
      }
    }
    Collections.shuffle(all, new Random(SEED));
    List<Interruption> some = all.subList(0, Math.min(SILENCES, all.size()));
    int broken = runAll(trial, some);
    System.out.printf(
        "up: %d of %d lines went silent before the end; every next run came out right (seed %d)%n",
        broken, some.size(), SEED);
    assertThat(broken).isGreaterThan(some.size() / 2);
  }

  private static List<String> counted(Outcome outcome) {
    return outcome.catalogue.stream().filter(l -> l.startsWith("row public.counter ")).toList();
  }

  private static void report(String command, List<Interruption> interruptions, int broken) {
    long kills = interruptions.stream().filter(i -> i.kind() == Kind.KILL).count();
    System.out.printf(
        "%s: interrupted %d times (%d by kill -9, %d by pg_terminate_backend), %d before the end;"
            + " every next run came out right (seed %d)%n",
        command, interruptions.size(), kills, interruptions.size() - kills, broken, SEED);
  }

  private Outcome undisturbed(List<String> before, List<String> command) throws Exception {
    try (PgDatabase database = PgDatabase.open();
        PostgresProxy proxy = new PostgresProxy(database.port())) {
      prepare(database, before);
      long start = System.nanoTime();
      succeed(project.on(database.url(proxy.port())), command);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return new Outcome(database.catalogue(), history(database), proxy.queries().size(), took);
    }
  }

  private void prepare(PgDatabase database, List<String> command) {
    if (!command.isEmpty()) {
      succeed(project.on(database.url()), command);
    }
  }

  /** Every boundary with one of two kinds in turn, in a soak with both; then random moments. */
  private static List<Interruption> interruptions(Outcome expected, int atLeast) {
    List<Interruption> interruptions = new ArrayList<>();
    for (int query = 1; query <= expected.queries; query++) {
      for (QueryMoment moment : QueryMoment.values()) {
        for (Kind kind : atBoundary(interruptions.size())) {
          interruptions.add(new Interruption(kind, query, moment, Duration.ZERO));
        }
      }
    }
    Random random = new Random(SEED);
    while (interruptions.size() < atLeast) {
      Kind kind = random.nextBoolean() ? Kind.KILL : Kind.TERMINATE;
      Duration delay = Duration.ofNanos((long) (random.nextDouble() * expected.took.toNanos()));
      interruptions.add(new Interruption(kind, 0, QueryMoment.BEFORE_FORWARD, delay));
    }
    return interruptions;
  }

  private static List<Kind> atBoundary(int number) {
    List<Kind> both = List.of(Kind.KILL, Kind.TERMINATE);
    return SOAK ? both : List.of(both.get(number % 2));
  }

  private int runAll(Trial trial, List<Interruption> interruptions) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Boolean>> results = new ArrayList<>();
      for (Interruption interruption : interruptions) {
        results.add(workers.submit(() -> run(trial, interruption)));
      }
      int broken = 0;
      for (Future<Boolean> result : results) {
        broken += result.get() ? 1 : 0;
      }
      return broken;
    } finally {
      workers.shutdownNow();
    }
  }

  private boolean run(Trial trial, Interruption interruption) throws Exception {
    try (PgDatabase database = PgDatabase.open()) {
      prepare(database, trial.before);
      boolean broken =
          interruption.happenTo(project, database, trial.command.toArray(String[]::new));
      succeed(project.on(database.url()), trial.command);
      assertThat(database.catalogue()).as("%s", interruption).isEqualTo(trial.expected.catalogue);
      assertThat(history(database)).as("%s", interruption).isEqualTo(trial.expected.history);
      assertThat(unfinishedRuns(database)).as("%s", interruption).isEmpty();
      return broken;
    }
  }

  private static void succeed(Project project, List<String> command) {
    Cli.Result result = project.run(command.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.toString()).isZero();
  }

  private static List<List<String>> history(PgDatabase database) throws SQLException {
    return database.rows(
        "SELECT version, description, checksum, state, segments_done, segment_begun, down_script,"
            + " applied_by FROM schema_migrations ORDER BY version");
  }

  private static List<List<String>> unfinishedRuns(PgDatabase database) throws SQLException {
    return database.rows(
        "SELECT run_id, status FROM schema_migration_runs"
            + " WHERE status NOT IN ('completed', 'failed', 'rolled_back') OR finished_at IS NULL");
  }
}
