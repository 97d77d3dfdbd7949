package dev.slipway.backfill.run;

import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillTable;
import dev.slipway.ledger.InOurName;
import dev.slipway.ledger.NamedRun;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.time.Stopwatch;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One batch: a transaction of three round trips. Its place and its counts commit with what it
 * changes, so nobody ever does it twice.
 */
final class Batch {

  private final Job job;
  private final NamedRun run;
  private final BackfillTable table;
  private final Watch watch;
  private final String authorsPath;
  private final boolean keepsKeys;
  private @Nullable Page page;

  Batch(Job job, NamedRun run, BackfillTable table, String authorsPath) {
    this.job = job;
    this.run = run;
    this.table = table;
    this.keepsKeys = job.key() != null && job.updatesItsTable();
    this.watch = new Watch(job.table());
    this.authorsPath =
        "SELECT pg_catalog.set_config('search_path', " + Sql.literal(authorsPath) + ", true);\n";
  }

  /** The rows of the batch that was tried last; null where it goes by no key. */
  @Nullable Page page() {
    return page;
  }

  /** Does it. Throws {@link dev.slipway.postgres.SqlFailure}; its transaction may be open then. */
  BatchOutcome run(BatchTerms terms) {
    Stopwatch time = new Stopwatch();
    Session session = run.session();
    page = null;
    List<Rows> begun = session.execute(begin(terms));
    BatchOutcome.Kind kind = kind(begun);
    if (kind != BatchOutcome.Kind.DONE) {
      session.rollBack();
      return BatchOutcome.of(kind);
    }
    long changed = session.change(job.execute(page, terms.size()));
    if (job.key() == null && changed == 0) {
      session.rollBack();
      return BatchOutcome.of(BatchOutcome.Kind.EMPTY);
    }
    List<Rows> ended = session.execute(end(terms, changed));
    return new BatchOutcome(
        BatchOutcome.Kind.DONE,
        page,
        changed,
        time.elapsed(),
        Watch.strains(with(ended, "waiting")));
  }

  private String begin(BatchTerms terms) {
    BackfillState state = terms.state();
    String rows =
        job.key() == null
            ? ""
            : Page.sql(job.table().name(), job.key(), state.cursor(), terms.to(), terms.size());
    return InOurName.BEGIN
        + ";\nSET LOCAL lock_timeout = "
        + terms.lockWait().toMillis()
        + ";\nSET LOCAL statement_timeout = "
        + terms.timeout().toMillis()
        + ";\nSET LOCAL plan_cache_mode = force_custom_plan;\n"
        + table.wanted(state.name(), state.part(), run.runId())
        + rows
        + Job.AS_AUTHOR
        + authorsPath;
  }

  private BatchOutcome.Kind kind(List<Rows> begun) {
    List<Row> wanted = begun.get(0).list();
    if (wanted.isEmpty()) {
      return BatchOutcome.Kind.TAKEN_OVER;
    }
    if (wanted.get(0).get("asked") != null) {
      return BatchOutcome.Kind.ASKED;
    }
    page = job.key() == null ? null : Page.of(begun.get(1), job.key());
    return job.key() != null && page == null ? BatchOutcome.Kind.EMPTY : BatchOutcome.Kind.DONE;
  }

  private String end(BatchTerms terms, long changed) {
    BackfillState state = terms.state();
    Page rows = page;
    long seen = rows == null ? 0 : rows.rows();
    BackfillTable.Step step =
        new BackfillTable.Step(
            rows == null ? null : rows.last(),
            seen,
            changed,
            terms.size(),
            state.counters().retries());
    String told = job.order().told() + ": " + state.counters().batch(seen, changed) + ", under way";
    return String.join(";\n", InOurName.begin())
        + ";\n"
        + table.advance(state, run.runId(), step, keysKept(changed))
        + watch.sql()
        + run.progress(told)
        + String.join(";\n", InOurName.end())
        + ";\n"
        + authorsPath
        + "COMMIT";
  }

  /** A condition that fails where rows were given other keys: they would be met again. */
  private String keysKept(long changed) {
    Page rows = page;
    return rows == null || changed == 0 || !keepsKeys
        ? "true"
        : "(SELECT count(*) FROM "
            + job.table().name().quoted()
            + Bounds.within(Objects.requireNonNull(job.key()), rows.first(), rows.last())
            + ") >= "
            + changed;
  }

  private static Row with(List<Rows> answers, String column) {
    return answers.stream()
        .flatMap(rows -> rows.list().stream())
        .filter(row -> row.values().containsKey(column))
        .findFirst()
        .orElseThrow();
  }
}
