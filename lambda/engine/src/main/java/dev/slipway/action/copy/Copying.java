package dev.slipway.action.copy;

import dev.slipway.action.Desk;
import dev.slipway.action.LoadChecks;
import dev.slipway.action.LoadOutcome;
import dev.slipway.action.MysqlSource;
import dev.slipway.action.RowsBackup;
import dev.slipway.backup.manifest.Hashing;
import dev.slipway.error.Count;
import dev.slipway.ledger.RowsRun;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.time.Stopwatch;
import dev.slipway.transfer.batch.BatchPlan;
import dev.slipway.transfer.batch.GroupLoading.Along;
import dev.slipway.transfer.batch.LoadBatches;
import dev.slipway.transfer.copy.CopyPlan;
import dev.slipway.transfer.copy.CopyTerms;
import dev.slipway.transfer.copy.DatabaseCopy;
import dev.slipway.transfer.copy.RowCopy;
import dev.slipway.transfer.load.LoadProgress;
import dev.slipway.transfer.load.LoadResult;
import dev.slipway.transfer.mysql.MysqlCopy;
import dev.slipway.transfer.mysql.MysqlRows;
import dev.slipway.transfer.mysql.RejectLog;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
    return new DatabaseCopy(source, target, terms());
  }

  private RowCopy ofMysql(MysqlSource source, RejectLog rejects) {
    MysqlRows rows = new MysqlRows(source.through(desk.settings().passage()).settings(), rejects);
    return new MysqlCopy(rows, target, terms());
  }

  private CopyTerms terms() {
    return new CopyTerms(
        request.choice(),
        request.masks(),
        request.mode(),
        request.triggers(),
        desk.settings().lockTries(),
        desk.terms().deadline());
  }

  /** Does it, under the run lock of the target. */
  CopyReport run() {
    MysqlSource mysql = request.mysql();
    return mysql == null
        ? run(ofPostgres())
        : mysql.logged(desk.terms().listener()::notice, rejects -> run(ofMysql(mysql, rejects)));
  }

  private CopyReport run(RowCopy copy) {
    Copied done = desk.work().change(WORD, run -> run(copy, run), Copying::told);
    return new CopyReport(
        desk.settings().environment(), done.plan(), done.outcome(), time.millis());
  }

  /** What was to be done, and what came of it. */
  private record Copied(CopyPlan plan, LoadOutcome outcome) {}

  private static String told(Copied done) {
    LoadResult result = done.outcome().result();
    return "copied %s into %s from %s"
        .formatted(
            Count.of(result.rowCount(), "row"),
            Count.of(result.rows().size(), "table"),
            done.plan().from());
  }

  /** The source's moment does not last while the target is backed up: it is looked at again. */
  private Copied run(RowCopy copy, RowsRun run) {
    List<String> warnings = new ArrayList<>();
    RowsBackup backup = new RowsBackup(desk, request.backupFirst(), request.confirm());
    String saved = null;
    if (backup.isAsked(WORD, desk.database(), warnings::add)) {
      copy.look();
      saved = save(backup, run);
    }
    Begun begun = new Begun(copy, run, saved, warnings);
    return copy.planned((session, plan) -> load(session, plan, begun));
  }

  private String save(RowsBackup backup, RowsRun run) {
    return request.batch() ? backup.takeOnce(run, WORD) : backup.take(run);
  }

  /** What there is before the first row moves. */
  private record Begun(RowCopy copy, RowsRun run, @Nullable String saved, List<String> warnings) {}

  private Copied load(Session session, CopyPlan plan, Begun begun) {
    session.limits().limitTo(desk.terms().deadline()::limit);
    List<String> warnings = begun.warnings();
    warnings.addAll(plan.notes());
    CopyLoading loading = new CopyLoading(session, target, begun.copy());
    Loaded loaded = load(plan, loading, begun.run());
    warnings.addAll(loading.told());
    warnings.addAll(loaded.result().warnings());
    boolean checks = request.checks() && loaded.tablesLeft() == 0;
    return new Copied(
        plan,
        new LoadOutcome(
            begun.run().runId(),
            request.mode(),
            loaded.result(),
            loaded.tablesLeft(),
            begun.saved(),
            checks ? new LoadChecks(desk, target).of(plan.load().loads(), warnings) : List.of(),
            warnings));
  }

  /** What is in, and how many tables were left for another time. */
  private record Loaded(LoadResult result, int tablesLeft) {}

  private Loaded load(CopyPlan plan, CopyLoading loading, RowsRun run) {
    if (request.batch()) {
      BatchPlan batch = new BatchPlan(identity(plan), plan.target(), plan.load(), plan.bytes());
      LoadBatches batches = new LoadBatches(batch, loading, run, desk.terms());
      return new Loaded(batches.load(), batches.left());
    }
    LoadProgress progress =
        new LoadProgress(desk.terms().listener(), run, plan.load().loads(), plan.bytes());
    Along along = new Along(true, true, run.completing("the rows are in"));
    return new Loaded(loading.load(plan.load(), progress, along), 0);
  }

  /** What makes one copy another than the next. */
  private String identity(CopyPlan plan) {
    return Hashing.name(
        plan.from(),
        new TreeMap<>(request.choice().conditions()),
        request.masks().stream().map(mask -> mask + "=" + mask.expression()).sorted().toList(),
        request.triggers());
  }
}
