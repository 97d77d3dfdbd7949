package dev.slipway.transfer.mysql;

import dev.slipway.error.Count;
import dev.slipway.error.Problem;
import dev.slipway.mysql.MysqlFailure;
import dev.slipway.mysql.MysqlSession;
import dev.slipway.mysql.schema.MysqlSchema;
import dev.slipway.mysql.schema.MysqlSchemaReader;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.copy.CopyFailed;
import dev.slipway.transfer.copy.CopyPlan;
import dev.slipway.transfer.copy.CopyTerms;
import dev.slipway.transfer.copy.Mask;
import dev.slipway.transfer.copy.MaskNeeds;
import dev.slipway.transfer.copy.RowCopy;
import dev.slipway.transfer.load.LoadPlanner;
import dev.slipway.transfer.load.LoadTarget;
import dev.slipway.transfer.load.LoadTargetReader;
import dev.slipway.transfer.load.LoadTerms;
import dev.slipway.transfer.load.TableLoad;
import dev.slipway.transfer.mysql.MysqlMatch.Matched;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Copies the rows of MySQL into the tables of their names, all of them or none. */
public final class MysqlCopy implements RowCopy {

  private static final String WORD = "copy";

  private final MysqlRows rows;
  private final Connector target;
  private final CopyTerms terms;

  /** Nothing is opened yet. */
  public MysqlCopy(MysqlRows rows, Connector target, CopyTerms terms) {
    this.rows = rows;
    this.target = target;
    this.terms = terms;
  }

  /**
   * As it is declared; throws {@link MysqlFailure} too, where the source cannot be looked at, and
   * {@link SourceFailed} where it is lost during the work.
   */
  @Override
  public <R> R planned(Work<R> work) {
    try (MysqlSession source = MysqlSession.open(rows.settings());
        Session into = target.open()) {
      source.beginSnapshot();
      CopyPlan plan = plan(source, into);
      try {
        return work.with(into, plan);
      } catch (MysqlFailure e) {
        throw SourceFailed.during(WORD, e);
      }
    }
  }

  @Override
  public List<String> loaded() {
    RejectLog rejects = rows.rejects();
    rejects.throwIfTooMany();
    return rejects.kinds().stream()
        .map(
            kind ->
                "%s of %s could not go in and %s left out: %s"
                    .formatted(
                        Count.of(kind.count(), "row"),
                        kind.first().table(),
                        kind.count() == 1 ? "was" : "were",
                        kind.first()))
        .toList();
  }

  private CopyPlan plan(MysqlSession source, Session into) {
    MysqlSchema schema = MysqlSchemaReader.read(source);
    LoadTarget found = LoadTargetReader.read(into);
    MysqlMatch match =
        new MysqlMatch(
            schema,
            found.schema(),
            terms.choice().tables(),
            TargetTypes.read(into),
            rows.settings().zone());
    ChosenRows chosen = new ChosenRows(terms.choice().conditions(), terms.masks());
    chosen.refuseUnfit(schema, match.problems());
    List<Matched> tables =
        match.tables().stream().map(one -> one.of(chosen, source, match.problems())).toList();
    List<TableLoad> loads = tables.stream().map(table -> load(source, table)).toList();
    LoadPlanner planner = new LoadPlanner(found, loads, loading());
    refuse(match, planner, loads);
    List<Mask> masks = tables.stream().flatMap(table -> table.masks(chosen)).toList();
    List<String> notes = new ArrayList<>(List.of(readAs(source)));
    notes.addAll(match.notices());
    notes.addAll(new MaskNeeds(into).of(masks, found.schema()));
    return new CopyPlan(
        found, rows.settings().address(), planner.plan(), views(schema), notes, bytes(tables));
  }

  private static List<String> views(MysqlSchema schema) {
    return schema.leftOut().stream()
        .filter(object -> object.kind().equals("view"))
        .map(object -> object.name() + " (a view)")
        .toList();
  }

  private static Map<TableName, Long> bytes(List<Matched> tables) {
    return tables.stream()
        .collect(
            Collectors.toMap(
                table -> table.target().name(), table -> table.reading().table().bytes()));
  }

  private String readAs(MysqlSession source) {
    String zone = source.settings().zone().getId();
    return "%s is read as of one moment; times without a zone are of %s (time-zone= in the URL)"
        .formatted(source.server().shown(), zone.equals("Z") ? "UTC" : zone);
  }

  private TableLoad load(MysqlSession source, Matched matched) {
    MysqlRowsInput input = new MysqlRowsInput(source, matched.reading(), rows.rejects());
    long about = matched.reading().table().rows();
    return new TableLoad(matched.target(), matched.columns(), null, about, List.of(input));
  }

  private LoadTerms loading() {
    return new LoadTerms(
        WORD,
        terms.mode(),
        terms.triggers(),
        Map.of(),
        target.options().lockTimeout(),
        terms.lockTries(),
        terms.deadline());
  }

  private void refuse(MysqlMatch match, LoadPlanner planner, List<TableLoad> loads) {
    List<Problem> problems = new ArrayList<>(match.problems().list());
    problems.addAll(planner.problems());
    if (loads.isEmpty() && problems.isEmpty()) {
      problems.add(
          new Problem(
              rows.settings().name(),
              "none of its tables is there; make them first, with new --from mysql://... and up"));
    }
    if (!problems.isEmpty()) {
      throw CopyFailed.because(problems);
    }
  }
}
