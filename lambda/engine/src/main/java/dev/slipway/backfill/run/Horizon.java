package dev.slipway.backfill.run;

import static java.util.stream.Collectors.joining;

import dev.slipway.backfill.plan.Key;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.ledger.Deadline;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.time.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far batches may go for now. Whoever is just inserting a row has its key, perhaps a lower one
 * than others that are seen already: so the last key of the moment is taken, and who was writing
 * then is waited for, before batches go up to it.
 */
final class Horizon {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private static final String WRITERS =
      """
      SELECT pid, virtualtransaction AS id FROM pg_locks WHERE locktype = 'relation' AND granted
        AND mode = 'RowExclusiveLock' AND pid <> pg_backend_pid()
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND relation IN (SELECT %1$s UNION SELECT relid FROM pg_partition_tree(%1$s)
          WHERE relid IS NOT NULL)\
      """;

  private final Job job;
  private final Key key;
  private final Deadline deadline;
  private final Consumer<String> notices;

  Horizon(Job job, Key key, Deadline deadline, Consumer<String> notices) {
    this.job = job;
    this.key = key;
    this.deadline = deadline;
    this.notices = notices;
  }

  /** The last key behind the cursor of a state that may be gone to; null where there is none. */
  @Nullable List<String> next(Session session, BackfillState state) {
    String last =
        "SELECT "
            + key.named()
            + " FROM "
            + job.table().name().quoted()
            + Bounds.where(key, state.cursor(), state.lastKey())
            + " ORDER BY "
            + key.list(name -> name + " DESC")
            + " LIMIT 1";
    String writers = WRITERS.formatted(job.table().oid());
    List<Rows> answers = session.execute(last, writers);
    List<Row> found = answers.get(0).list();
    if (found.isEmpty()) {
      return null;
    }
    awaitEnd(session, writers, answers.get(1).list());
    return Page.key(found.get(0), key);
  }

  private void awaitEnd(Session session, String writers, List<Row> before) {
    Stopwatch time = new Stopwatch();
    List<Row> left = before;
    while (!left.isEmpty() && time.elapsed().compareTo(deadline.cap(LONGEST_WAIT)) < 0) {
      deadline.sleep(LOOK_EVERY);
      String ids = left.stream().map(row -> Sql.literal(row.text("id"))).collect(joining(", "));
      left = session.execute(writers + " AND virtualtransaction IN (" + ids + ")").get(0).list();
      if (deadline.isInterrupted()) {
        return;
      }
    }
    if (!left.isEmpty()) {
      notices.accept(
          "session "
              + left.get(0).text("pid")
              + " has been writing "
              + job.table().name()
              + " for long; what it inserts before the rows that are done is not gone through");
    }
  }
}
