package dev.slipway.transfer.copy;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.NextStep;
import dev.slipway.backup.manifest.MigrationState;
import dev.slipway.backup.part.SequenceValues;
import dev.slipway.backup.scope.LockPatience;
import dev.slipway.backup.scope.LockedPlan;
import dev.slipway.backup.scope.Scope;
import dev.slipway.error.Problem;
import dev.slipway.ledger.TimeLimits;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.load.LoadPlanner;
import dev.slipway.transfer.load.LoadTarget;
import dev.slipway.transfer.load.LoadTargetReader;
import dev.slipway.transfer.load.LoadTerms;
import dev.slipway.transfer.load.TableLoad;
import dev.slipway.transfer.source.OwnPath;
import dev.slipway.transfer.source.SourcePlan;
import dev.slipway.transfer.source.SourceScope;
import dev.slipway.transfer.source.SourceTerms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Copies rows from one database of PostgreSQL into another. */
public final class DatabaseCopy implements RowCopy {

  private static final Scope.Words WORDS =
      new Scope.Words("Nothing was copied", "copy again", CopyFailed::new);

  private final Connector source;
  private final Connector target;
  private final CopyTerms terms;

  /** Nothing is opened yet. */
  public DatabaseCopy(Connector source, Connector target, CopyTerms terms) {
    this.source = source;
    this.target = target;
    this.terms = terms;
  }

  @Override
  public <R> R planned(Work<R> work) {
    try (Session keeper = source.open();
        Session reader = source.open();
        Session into = target.open()) {
      reader.limits().limitTo(terms.deadline()::limit);
      DatabaseIdentity.refuseSame(keeper, into, target.database().address());
      OwnPath path = OwnPath.of(keeper);
      SourcePlan plan = moment(keeper, reader, path);
      CopySource from = new CopySource(source.database(), reader, path, plan);
      return work.with(into, plan(from, into));
    } catch (SqlFailure e) {
      throw new CopyFailed(
          "Nothing was copied from %s: %s. %s"
              .formatted(
                  source.database().address(),
                  FailureText.of(e),
                  NextStep.after(e, source.database().user(), "copy again")),
          e);
    }
  }

  private SourcePlan moment(Session keeper, Session reader, OwnPath path) {
    SourceTerms asked = new SourceTerms(terms.choice(), path);
    Function<Session, MigrationState> none = session -> new MigrationState("", null, List.of());
    SourceScope scope = new SourceScope(reader, asked, none, WORDS);
    return new LockedPlan<>(keeper, reader, scope, patience()).plan();
  }

  private LockPatience patience() {
    return new LockPatience(
        source.options().lockTimeout(),
        terms.lockTries(),
        TimeLimits.of(
            terms.deadline(),
            "a copy",
            "Next: copy from where there is no such limit (./slipway copy), or fewer tables"
                + " at a time with --tables; with batch (--batch), it goes on when it is"
                + " asked again."));
  }

  private CopyPlan plan(CopySource from, Session into) {
    LoadTarget found = LoadTargetReader.read(into);
    CopyMatch match = new CopyMatch(from.plan(), found.schema(), terms.masks());
    MaskChecks masks = new MaskChecks(from, into);
    List<TableLoad> loads = match.tables().stream().map(table -> load(from, table)).toList();
    LoadPlanner planner = new LoadPlanner(found, loads, load(from));
    List<Problem> problems = new ArrayList<>(match.problems());
    problems.addAll(masks.of(match.tables()));
    problems.addAll(planner.problems());
    if (!problems.isEmpty()) {
      throw CopyFailed.because(problems);
    }
    List<String> notes = new ArrayList<>(from.plan().warnings());
    notes.addAll(match.notes());
    notes.addAll(new MaskNeeds(into).of(masked(match.tables()), found.schema()));
    Map<TableName, Long> bytes =
        match.tables().stream()
            .collect(Collectors.toMap(table -> table.into().name(), table -> table.from().bytes()));
    return new CopyPlan(found, from.address(), planner.plan(), from.plan().leftOut(), notes, bytes);
  }

  private static List<Mask> masked(List<MatchedTable> tables) {
    return tables.stream().flatMap(table -> table.masks().stream()).toList();
  }

  private static TableLoad load(CopySource from, MatchedTable table) {
    long about = table.from().about();
    return new TableLoad(
        table.into(), table.columns(), null, about, List.of(new PipedRows(from, table)));
  }

  private LoadTerms load(CopySource from) {
    return new LoadTerms(
        "copy",
        terms.mode(),
        terms.triggers(),
        sequences(from),
        target.options().lockTimeout(),
        terms.lockTries(),
        terms.deadline());
  }

  /** Those that have given a value. */
  private static Map<TableName, Long> sequences(CopySource from) {
    Map<String, TableName> names = new TreeMap<>();
    from.plan().sequences().forEach(name -> names.put(name.quoted(), name));
    Map<TableName, Long> values = new TreeMap<>();
    try {
      for (SequenceValues one : SequenceValues.read(from.session(), List.copyOf(names.keySet()))) {
        TableName name = names.get(one.name());
        if (one.isCalled() && name != null) {
          values.put(name, one.lastValue());
        }
      }
      return values;
    } catch (IOException e) {
      throw from.failed("reading the sequences", e);
    }
  }
}
