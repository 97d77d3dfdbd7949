package dev.slipway.backfill.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.testing.process.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Breaks one backfill off again and again, by {@code kill -9} of its process and by {@code
 * pg_terminate_backend} of its session; each row must be changed exactly once.
 */
class BackfillKillTest extends BackfillTestBase {

  /** {@code -Dslipway.backfill.rows=5000000 -Dslipway.backfill.kills=200} for a soak. */
  private static final int ROWS = Integer.getInteger("slipway.backfill.rows", 50_000);

  private static final int KILLS = Integer.getInteger("slipway.backfill.kills", 10);

  private static final long SEED = Long.getLong("slipway.seed", System.nanoTime());

  /** A process takes its time to start; a session is soon there again. */
  private static final int SESSIONS_A_PROCESS = 9;

  private static final int TENTH = 10;

  private static final Duration LIMIT = Duration.ofMinutes(20);

  private static final String TERMINATE =
      "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid, 5000)) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND application_name = 'slipway backfill'";

  @TempDir Path folder;

  private final Random random = new Random(SEED);

  /** When a batch had committed, and how many rows were done then. */
  private record Moment(long millis, long rows) {}

  @Test
  void everyRowIsChangedExactlyOnceWhateverIsKilled() throws Exception {
    table(ROWS);
    List<Moment> moments = new ArrayList<>();
    int processes = 0;
    int sessions = 0;
    for (boolean done = false; !done; ) {
      try (ChildProcess child = start()) {
        child.awaitOutput(KillMain.BATCH, LIMIT);
        boolean kills = processes * (SESSIONS_A_PROCESS + 1) < KILLS;
        // The first one is killed at once: a fast machine would be done before its turn came.
        int terminations = processes == 0 ? 0 : SESSIONS_A_PROCESS;
        for (int i = 0; i < terminations && processes + sessions < KILLS; i++) {
          pauseUpTo(pause());
          sessions += child.isAlive() ? Integer.parseInt(db.queryString(TERMINATE)) : 0;
        }
        pauseUpTo(kills && processes > 0 ? pause() : Duration.ZERO);
        if (kills && child.isAlive()) {
          child.killForcibly();
          processes++;
        }
        done = child.waitFor(LIMIT) == 0;
        child.stdout().lines().forEach(line -> moments.add(moment(line)));
      }
    }
    report(processes, sessions, moments);
    assertThat(counts()).isEqualTo(List.of(List.of("1", String.valueOf(ROWS))));
    BackfillState state = runner().states("fill").get(0);
    assertThat(state.phase()).isEqualTo(Phase.DONE);
    assertThat(state.counters().seen()).isEqualTo(ROWS);
    assertThat(processes).isPositive();
    assertThat(sessions).isPositive();
    assertThat(
            db.rows("SELECT DISTINCT status FROM schema_migration_runs WHERE finished_at IS NULL"))
        .isEmpty();
  }

  private ChildProcess start() {
    Map<String, String> environment = Map.of("DATABASE_URL", db.url());
    String target = ROWS > 100_000 ? "200" : "10";
    return ChildProcess.startMain(KillMain.class.getName(), folder, environment, target);
  }

  /** So long that all kills fall within the run. */
  private static Duration pause() {
    return Duration.ofMillis(Math.max(10, ROWS / 50 / KILLS));
  }

  private void pauseUpTo(Duration longest) {
    long nanos = (long) (random.nextDouble() * longest.toNanos());
    LockSupport.parkNanos(nanos);
  }

  private static Moment moment(String line) {
    String[] words = line.split(" ");
    return new Moment(Long.parseLong(words[2]), Long.parseLong(words[1]));
  }

  private static void report(int processes, int sessions, List<Moment> moments) {
    System.out.printf(
        "backfill of %d rows: %d kills of its process and %d of its session hit; every row was"
            + " changed once (seed %d)%n",
        ROWS, processes, sessions, SEED);
    System.out.printf(
        "rows per second: %.0f in the first tenth, %.0f in the last%n",
        rate(moments, 0, ROWS / TENTH), rate(moments, ROWS - ROWS / TENTH, ROWS));
  }

  /** Of batches that follow each other closely: starts and losses do not count. */
  private static double rate(List<Moment> moments, long from, long to) {
    long rows = 0;
    long millis = 0;
    for (int i = 1; i < moments.size(); i++) {
      Moment before = moments.get(i - 1);
      Moment now = moments.get(i);
      boolean close = now.millis - before.millis < TimeUnit.SECONDS.toMillis(1);
      if (close && before.rows >= from && now.rows <= to) {
        rows += now.rows - before.rows;
        millis += now.millis - before.millis;
      }
    }
    return rows * 1000.0 / Math.max(1, millis);
  }
}
