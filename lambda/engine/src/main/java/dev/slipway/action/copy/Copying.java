package dev.slipway.action.copy;

import dev.slipway.action.Desk;
import dev.slipway.action.LoadChecks;
import dev.slipway.action.LoadProgress;
import dev.slipway.action.MysqlSource;
import dev.slipway.action.RowsBackup;
import dev.slipway.error.Count;
import dev.slipway.ledger.RowsRun;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.time.Stopwatch;
import dev.slipway.transfer.copy.CopyPlan;
import dev.slipway.transfer.copy.CopyTerms;
import dev.slipway.transfer.copy.DatabaseCopy;
import dev.slipway.transfer.copy.RowCopy;
import dev.slipway.transfer.load.LoadResult;
import dev.slipway.transfer.load.LoadSteps;
import dev.slipway.transfer.load.Loader;
import dev.slipway.transfer.mysql.MysqlCopy;
import dev.slipway.transfer.mysql.MysqlRows;
import dev.slipway.transfer.mysql.RejectLog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One copy, from database to database. */
final class Copying {

  private static final String WORD = "copy";

  private final Desk desk;
  private final CopyRequest request;
  private final Connector target;
  private final Stopwatch time = new Stopwatch();

  /** Connects to nothing yet. */
  Copying(Desk desk, CopyRequest request) {
    this.desk = desk;
    this.request = request;
    this.target = desk.toolbox().connector(desk.terms(), WORD);
  }

  private RowCopy ofPostgres() {
    Connector source = desk.toolbox().connector(desk.at(request.from(), "--from").terms(), WORD);
    return new DatabaseCopy(source, target, terms(), desk.terms().listener());
  }

  private RowCopy ofMysql(MysqlSource source, RejectLog rejects) {
    MysqlRows rows = new MysqlRows(source.settings(), rejects);
    return new MysqlCopy(rows, target, terms(), desk.terms().listener());
  }

  private CopyTerms terms() {
    return new CopyTerms(
        request.choice(),
        request.masks(),
        request.mode(),
        request.triggers(),
        desk.settings().lockTries(),
        () -> !desk.terms().deadline().hasTime());
  }

  /** Does it, under the run lock of the target. */
  CopyReport run() {
    MysqlSource mysql = request.mysql();
    return mysql == null
        ? run(ofPostgres())
        : mysql.logged(desk.terms().listener()::notice, rejects -> run(ofMysql(mysql, rejects)));
  }

  private CopyReport run(RowCopy copy) {
    CopyReport.Outcome outcome = desk.runner().change(WORD, run -> run(copy, run), Copying::told);
    return new CopyReport(desk.settings().environment(), outcome, time.millis());
  }

  private static String told(CopyReport.Outcome outcome) {
    return "copied %s into %s from %s"
        .formatted(
            Count.of(outcome.result().rowCount(), "row"),
            Count.of(outcome.result().rows().size(), "table"),
            outcome.plan().from());
  }

  /** The source's moment does not last while the target is backed up: it is looked at again. */
  private CopyReport.Outcome run(RowCopy copy, RowsRun run) {
    List<String> warnings = new ArrayList<>();
    RowsBackup backup = new RowsBackup(desk, request.backupFirst(), request.confirm());
    String saved = null;
    if (backup.isAsked(WORD, desk.database(), warnings::add)) {
      copy.look();
      saved = backup.take(run);
    }
    Begun begun = new Begun(copy, run, saved, warnings);
    return copy.planned((session, plan) -> load(session, plan, begun));
  }

  /** What there is before the first row moves. */
  private record Begun(RowCopy copy, RowsRun run, @Nullable String saved, List<String> warnings) {}

  private CopyReport.Outcome load(Session session, CopyPlan plan, Begun begun) {
    session.limitTo(desk.terms().deadline()::limit);
    List<String> warnings = begun.warnings();
    warnings.addAll(plan.notes());
    LoadProgress progress =
        new LoadProgress(desk.terms().listener(), begun.run(), plan.load().loads(), plan.bytes());
    LoadResult result =
        new Loader(session, target.database().user(), progress).run(plan.load(), steps(begun));
    warnings.addAll(result.warnings());
    LoadChecks checks = new LoadChecks(desk, target);
    return new CopyReport.Outcome(
        begun.run().runId(),
        plan,
        result,
        begun.saved(),
        request.checks() ? checks.of(plan.load().loads(), warnings) : List.of(),
        warnings);
  }

  private static LoadSteps steps(Begun begun) {
    return new LoadSteps() {
      @Override
      public void after(Session session) {
        begun.warnings().addAll(begun.copy().loaded());
      }

      @Override
      public String atCommit() {
        return begun.run().completing("the rows are in");
      }
    };
  }
}
