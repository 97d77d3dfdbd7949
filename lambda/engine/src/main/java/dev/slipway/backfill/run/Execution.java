package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.backfill.plan.BackfillTerms;
import dev.slipway.backfill.plan.Pace;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillTable;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.SlipwayException;
import dev.slipway.history.RunStatus;
import dev.slipway.ledger.LedgerTerms;
import dev.slipway.ledger.NamedRun;
import dev.slipway.migration.FileOptions;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.List;
import java.util.Objects;

/** One run of a backfill, from what is remembered to how it ended. */
final class Execution {

  private final BackfillOrder order;
  private final BackfillTerms terms;
  private final LedgerTerms ledger;
  private final BackfillTable table;
  private final BackfillListener listener;

  Execution(
      BackfillOrder order,
      BackfillTerms terms,
      LedgerTerms ledger,
      BackfillTable table,
      BackfillListener listener) {
    this.order = order;
    this.terms = terms;
    this.ledger = ledger;
    this.table = table;
    this.listener = listener;
  }

  /** Does it; what it throws is written down. */
  BackfillResult of(NamedRun run) {
    try {
      Start start = Start.of(table.remembered().of(run.session(), order.name()), order, terms);
      BackfillState from = start.from();
      if (from != null && start.kind() != Start.Kind.GO_ON) {
        throw new InvalidInput(
            "The " + order.what() + " was just ended, or held, by another run. Nothing was done.");
      }
      Job job = prepared(run.session());
      BackfillStart opening = new BackfillStart(job, run, table);
      BackfillState state =
          from == null ? opening.fresh(terms.begin(), terms.range()) : opening.goOn(from);
      return go(run, job, new RecordedProgress(order, run, table, state));
    } catch (SqlFailure e) {
      throw ended(run, Failure.before(order, e));
    } catch (BackfillFailed e) {
      throw e;
    } catch (SlipwayException e) {
      throw ended(run, e);
    }
  }

  private Job prepared(Session session) {
    Job job = Job.read(session, order);
    try {
      job.prepare(session);
      return job.known(session);
    } catch (SqlFailure e) {
      throw Failure.before(order, Failure.placed(job, e));
    }
  }

  /** Cuts the table into parts, unless that was done before. */
  List<BackfillState> cut(NamedRun run) {
    try {
      Start.of(table.remembered().of(run.session(), order.name()), order, terms);
      List<BackfillState> states =
          new BackfillStart(Job.read(run.session(), order), run, table)
              .cut(terms.begin(), terms.range());
      run.end(RunStatus.COMPLETED, order.told() + ": cut into " + states.size() + " parts", "");
      return states;
    } catch (SqlFailure e) {
      throw ended(run, Failure.before(order, e));
    } catch (SlipwayException e) {
      throw ended(run, e);
    }
  }

  private static SlipwayException ended(NamedRun run, SlipwayException failure) {
    RunStatus status = failure instanceof InvalidInput ? RunStatus.REFUSED : RunStatus.ROLLED_BACK;
    run.end(status, String.valueOf(failure.getMessage()), "");
    return failure;
  }

  private BackfillResult go(NamedRun run, Job job, RecordedProgress progress) {
    AuthorSettings surroundings = AuthorSettings.of(run.session());
    Batch batch = new Batch(job, run, table, surroundings.searchPath());
    ReconnectingSession hold = new ReconnectingSession(job, run, progress, ledger.deadline());
    BatchTries tries =
        new BatchTries(patience(surroundings), hold, ledger.deadline(), listener::notice);
    Courtesy courtesy = new Courtesy(pace(progress), listener::notice);
    BatchLoop.Tools tools = new BatchLoop.Tools(job, batch, progress, tries, listener);
    RunLimits limits = new RunLimits(terms, ledger.deadline(), progress);
    BatchLoop loop = new BatchLoop(tools, limits, courtesy, ledger.deadline());
    hold.limit();
    Closing closing = new Closing(run, table, progress, courtesy);
    try {
      return closing.end(loop.run());
    } catch (SqlFailure e) {
      throw closing.failed(Failure.at(job, batch, progress, e));
    } catch (BackfillFailed e) {
      throw closing.failed(e);
    }
  }

  private Pace pace(RecordedProgress progress) {
    Integer before = progress.state().size();
    return Pace.first(terms.pace(), Objects.requireNonNullElse(before, order.backfill().batch()));
  }

  private BatchTries.Patience patience(AuthorSettings surroundings) {
    FileOptions options = order.backfill().options();
    return new BatchTries.Patience(
        surroundings.lockTimeout(options.lockTimeout(), ledger.settings().lockTimeout()),
        ledger.settings().lockTries(),
        surroundings.statementTimeout(
            options.statementTimeout(), ledger.settings().statementTimeout()));
  }
}
