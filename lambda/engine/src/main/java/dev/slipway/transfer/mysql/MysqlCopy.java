package dev.slipway.transfer.mysql;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import dev.slipway.mysql.MysqlFailure;
import dev.slipway.mysql.MysqlSession;
import dev.slipway.mysql.schema.MysqlSchema;
import dev.slipway.mysql.schema.MysqlSchemaReader;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.progress.WorkListener;
import dev.slipway.transfer.load.LoadPlanner;
import dev.slipway.transfer.load.LoadResult;
import dev.slipway.transfer.load.LoadSteps;
import dev.slipway.transfer.load.LoadTarget;
import dev.slipway.transfer.load.LoadTargetReader;
import dev.slipway.transfer.load.Loader;
import dev.slipway.transfer.load.TableLoad;
import dev.slipway.transfer.mysql.MysqlMatch.Matched;
import java.util.List;

/** Copies the rows of MySQL into the tables of their names, all of them or none. */
public final class MysqlCopy {

  private final Connector target;
  private final WorkListener listener;

  /** Nothing is opened yet. */
  public MysqlCopy(Connector target, WorkListener listener) {
    this.target = target;
    this.listener = listener;
  }

  /**
   * Copies what is there at one moment; others go on writing meanwhile. Throws {@link InvalidInput}
   * that names all that keeps rows out, {@link TooManyRejects}, {@link MysqlFailure}, {@link
   * SourceFailed} and {@link dev.slipway.transfer.load.LoadFailed}: nothing is changed then, but
   * for what the last may say of a lost connection.
   */
  public LoadResult run(MysqlCopyTerms terms, RejectLog rejects) {
    try (MysqlSession source = MysqlSession.open(terms.source());
        Session session = target.open()) {
      source.beginSnapshot();
      MysqlSchema schema = MysqlSchemaReader.read(source);
      tell(source);
      LoadTarget into = LoadTargetReader.read(session);
      MysqlMatch match =
          new MysqlMatch(
              schema,
              terms.choice().of(into.schema()),
              TargetTypes.read(session),
              terms.source().zone());
      List<TableLoad> loads =
          match.tables().stream().map(one -> load(source, one, rejects)).toList();
      LoadPlanner planner = new LoadPlanner(into, loads, terms.load());
      refuse(terms, match, planner, loads);
      match.notices().forEach(target::tell);
      return load(session, planner, terms, rejects);
    }
  }

  private LoadResult load(
      Session session, LoadPlanner planner, MysqlCopyTerms terms, RejectLog rejects) {
    try {
      return new Loader(session, target.database().user(), listener)
          .run(planner.plan(), steps(rejects));
    } catch (MysqlFailure e) {
      throw SourceFailed.during(terms.load().action(), e);
    }
  }

  private void tell(MysqlSession source) {
    String zone = source.settings().zone().getId();
    target.tell(
        "%s at %s is read as of now; times without a zone are of %s (time-zone= in the URL)"
            .formatted(
                source.server().shown(),
                source.settings().address(),
                zone.equals("Z") ? "UTC" : zone));
  }

  private TableLoad load(MysqlSession source, Matched matched, RejectLog rejects) {
    return new TableLoad(
        matched.target(),
        matched.columns(),
        null,
        List.of(new MysqlRowsInput(source, matched.reading(), rejects, listener)));
  }

  private static void refuse(
      MysqlCopyTerms terms, MysqlMatch match, LoadPlanner planner, List<TableLoad> loads) {
    Problems problems = new Problems();
    problems.addAll(match.problems().list());
    problems.addAll(planner.problems());
    if (loads.isEmpty() && problems.count() == 0) {
      problems.add(
          terms.source().name(),
          "none of its tables is there; make them first, with new --from mysql://... and up");
    }
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("The %s cannot be done:".formatted(terms.load().action()), list)
                    + "\nNothing was changed."));
  }

  private static LoadSteps steps(RejectLog rejects) {
    return new LoadSteps() {
      @Override
      public void after(Session session) {
        rejects.throwIfTooMany();
      }
    };
  }
}
