package dev.slipway.trace;

import dev.slipway.ledger.LedgerListener;
import dev.slipway.migration.Script;
import dev.slipway.plan.Step;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.run.RunListener;
import dev.slipway.run.StatementWatch;
import dev.slipway.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hears of runs and measures each of their statements, until all of them are a {@link Trace}. */
final class Tracing implements RunListener {

  /** What is collected of one step: the statements of each segment, by its number. */
  private record Collected(Step step, Map<Integer, List<Told>> segments) {}

  /** A statement, and whether a transaction was open around it. */
  private record Told(TracedStatement statement, boolean inTransaction) {}

  private final LedgerListener others;
  private final StatementMeter meter;
  private final List<Collected> steps = new ArrayList<>();
  private List<Told> segment = new ArrayList<>();

  /**
   * @param first what was there before
   * @param beside opens sessions that look at what a statement locks outside of transactions
   * @param others who hears of notices too
   */
  Tracing(Picture first, Connector beside, LedgerListener others) {
    this.others = others;
    this.meter = new StatementMeter(first, beside);
  }

  /** Looks at nothing any more, also where a statement has failed. */
  void end() {
    meter.begin();
  }

  Trace trace() {
    return new Trace(steps.stream().map(Tracing::traced).toList());
  }

  private static TracedMigration traced(Collected one) {
    return new TracedMigration(
        one.step().version().toString(),
        one.step().description(),
        one.segments().values().stream()
            .filter(told -> !told.isEmpty())
            .map(
                told ->
                    new TracedSegment(
                        told.get(0).inTransaction(), told.stream().map(Told::statement).toList()))
            .toList());
  }

  @Override
  public StatementWatch watch() {
    return new StatementWatch() {
      @Override
      public void before(Session session, Script script, Statement statement) {
        meter.before(session, statement);
      }

      @Override
      public void after(Session session, Script script, Statement statement) {
        segment.add(new Told(meter.after(session, script, statement), session.inTransaction()));
      }
    };
  }

  @Override
  public void stepStarted(Step step) {
    steps.add(new Collected(step, new TreeMap<>()));
  }

  /** One that was cut anew begins again under its number. */
  @Override
  public void segmentStarted(Step step, int index) {
    segment = new ArrayList<>();
    meter.begin();
    steps.get(steps.size() - 1).segments().put(index, segment);
  }

  @Override
  public void retrying(Step step, int attempt, String reason) {
    segment.clear();
    meter.begin();
  }

  @Override
  public void notice(String text) {
    others.notice(text);
  }
}
