package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.backfill.plan.BackfillTerms;
import dev.slipway.backfill.plan.Key;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.ledger.InOurName;
import dev.slipway.ledger.LedgerTerms;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.time.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tries one batch of a backfill, and takes it back. */
final class BatchTrial {

  private final BackfillOrder order;
  private final BackfillTerms terms;
  private final LedgerTerms ledger;

  BatchTrial(BackfillOrder order, BackfillTerms terms, LedgerTerms ledger) {
    this.order = order;
    this.terms = terms;
    this.ledger = ledger;
  }

  /** Throws {@link dev.slipway.error.InvalidInput} where it cannot be run. */
  DryRun of(Session session, List<BackfillState> states) {
    BackfillState from = Start.of(states, order, terms).from();
    Job job = Job.read(session, order);
    try {
      job.prepare(session);
      return run(session, job.known(session), from);
    } catch (SqlFailure e) {
      if (!e.isConnectionLoss()) {
        session.rollBack();
      }
      throw Failure.tried(job, e);
    }
  }

  private DryRun run(Session session, Job job, @Nullable BackfillState from) {
    Key key = job.key();
    List<String> after = from == null ? null : from.cursor();
    List<String> to = from == null ? null : from.lastKey();
    String where = key == null ? "" : Bounds.where(key, after, to);
    int size = Objects.requireNonNullElse(terms.pace().fixed(), order.backfill().batch());
    AuthorSettings surroundings = AuthorSettings.of(session);
    String looks =
        "SELECT count(*) AS number FROM %s%s;\n".formatted(job.table().name().quoted(), where)
            + (key == null ? "" : Page.sql(job.table().name(), key, after, to, size));
    List<Rows> begun = session.execute(begin(surroundings, looks));
    long rows = begun.get(0).first().number("number");
    Page page = key == null ? null : Page.of(begun.get(1), key);
    try {
      return key != null && page == null
          ? new DryRun(key, 0, 0, List.of(), null, Duration.ZERO)
          : tried(session, job, new Stretch(rows, page, size));
    } finally {
      session.rollBack();
    }
  }

  private String begin(AuthorSettings surroundings, String looks) {
    Duration lockTimeout =
        surroundings.lockTimeout(
            order.backfill().options().lockTimeout(), ledger.settings().lockTimeout());
    return InOurName.BEGIN
        + ";\nSET LOCAL lock_timeout = "
        + lockTimeout.toMillis()
        + ";\nSET LOCAL plan_cache_mode = force_custom_plan;\n"
        + looks
        + Job.AS_AUTHOR
        + "SELECT pg_catalog.set_config('search_path', "
        + Sql.literal(surroundings.searchPath())
        + ", true)";
  }

  /** The rows that are left, those of the batch that is tried, and how many it may take. */
  private record Stretch(long rows, @Nullable Page page, int size) {}

  private static DryRun tried(Session session, Job job, Stretch stretch) {
    String execute = job.execute(stretch.page(), stretch.size());
    List<String> plan =
        session.executeAsWritten("EXPLAIN " + execute).get(0).list().stream()
            .map(row -> row.text("QUERY PLAN"))
            .toList();
    Stopwatch time = new Stopwatch();
    long changed = session.change(execute);
    Duration took = time.elapsed();
    Page page = stretch.page();
    long looked = page == null ? changed : page.rows();
    long batches = (stretch.rows() + stretch.size() - 1) / stretch.size();
    Duration estimate =
        page == null ? null : took.multipliedBy(stretch.rows()).dividedBy(Math.max(1, looked));
    DryRun.Sample sample = new DryRun.Sample(looked, changed, took);
    return new DryRun(job.key(), stretch.rows(), batches, plan, sample, estimate);
  }
}
