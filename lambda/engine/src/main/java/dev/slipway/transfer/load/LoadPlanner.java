package dev.slipway.transfer.load;

import dev.slipway.error.Problem;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.check.Orphans;
import dev.slipway.transfer.load.LoadPlan.KeyCheck;
import dev.slipway.transfer.load.LoadPlan.NumberedColumn;
import dev.slipway.transfer.table.DataTable;
import dev.slipway.transfer.table.DataTable.Right;
import dev.slipway.transfer.table.ForeignKey;
import dev.slipway.transfer.table.KeyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides how rows go into the tables of a target, and whether they can. Pure. */
public final class LoadPlanner {

  private final LoadTarget target;
  private final LoadTerms terms;
  private final Map<TableName, TableLoad> loads = new TreeMap<>();
  private final LoadedKeys keys;
  private final LoadedTriggers triggers;
  private final LoadedIndexes indexes;
  private final Referrers referrers;

  /** What is to go into which tables, each of which is named once. */
  public LoadPlanner(LoadTarget target, List<TableLoad> loads, LoadTerms terms) {
    this.target = target;
    this.terms = terms;
    loads.forEach(load -> this.loads.put(load.target().name(), load));
    this.triggers = new LoadedTriggers(target, this.loads.keySet(), terms);
    this.keys = new LoadedKeys(target, this.loads, terms, triggers.rest());
    this.indexes = new LoadedIndexes(target, this.loads, terms);
    this.referrers = new Referrers(target, this.loads.keySet(), terms);
  }

  /** Everything that keeps them out; empty when they can be loaded. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    loads.values().forEach(load -> missingRights(load.target(), problems));
    loads.values().forEach(load -> missingColumns(load, problems));
    problems.addAll(triggers.problems());
    problems.addAll(keys.problems());
    problems.addAll(referrers.problems());
    return problems;
  }

  private void missingRights(DataTable table, List<Problem> problems) {
    String missing =
        terms.mode().rights().stream()
            .filter(right -> !table.may(right))
            .map(Right::name)
            .sorted()
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      problems.add(
          new Problem(
              table.name().toString(),
              "role "
                  + target.schema().user()
                  + " lacks "
                  + missing
                  + " there, or its rows are hidden by row security; use the owner, or grant it"));
    }
  }

  private void missingColumns(TableLoad load, List<Problem> problems) {
    String missing =
        load.target().columns().stream()
            .filter(column -> column.isRequired() && !load.columns().contains(column))
            .map(column -> column.name())
            .collect(Collectors.joining(", "));
    String where = load.target().name().toString();
    if (!missing.isEmpty()) {
      problems.add(
          new Problem(
              where, "nothing is there for " + missing + ", which is NOT NULL and has no default"));
    }
    if (terms.mode() == LoadMode.UPSERT && !hasKey(load)) {
      problems.add(
          new Problem(
              where,
              load.target().key().isEmpty()
                  ? "it has no primary key to tell which rows are the same"
                  : "nothing is there for its primary key ("
                      + String.join(", ", load.target().key())
                      + ")"));
    }
  }

  private static boolean hasKey(TableLoad load) {
    List<String> names = load.columns().stream().map(column -> column.name()).toList();
    return !load.target().key().isEmpty() && names.containsAll(load.target().key());
  }

  /** The plan; there must be no problem. */
  public LoadPlan plan() {
    KeyOrder order = keys.order();
    return new LoadPlan(
        terms,
        locks(),
        referrers.tables(),
        Stream.of(triggers.prepare(), keys.prepare(), indexes.prepare())
            .flatMap(List::stream)
            .toList(),
        order.tables().stream().map(this::load).toList(),
        keys.checks().stream()
            .map(key -> new KeyCheck(key, Orphans.of(key, target.schema())))
            .toList(),
        Stream.of(keys.tidy(), indexes.tidy(), triggers.tidy()).flatMap(List::stream).toList(),
        sequences(),
        triggers.warnings());
  }

  private TableLoad load(TableName name) {
    TableLoad load = loads.get(name);
    if (load == null) {
      throw new IllegalStateException("no rows for " + name);
    }
    return load;
  }

  private List<String> locks() {
    if (terms.mode() == LoadMode.REPLACE) {
      Stream<String> emptied =
          Stream.concat(
              loads.values().stream().map(load -> load.target().from()),
              referrers.tables().stream().map(name -> "ONLY " + name.quoted()));
      List<String> locks = new ArrayList<>(keys.locks());
      locks.add(0, "TRUNCATE " + emptied.collect(Collectors.joining(", ")));
      return locks;
    }
    return List.of(
        loads.keySet().stream()
            .map(TableName::quoted)
            .collect(Collectors.joining(", ", "LOCK TABLE ", " IN ROW EXCLUSIVE MODE")));
  }

  private List<NumberedColumn> sequences() {
    return target.schema().sequences().stream()
        .flatMap(
            sequence -> {
              TableName name = sequence.table();
              String column = sequence.column();
              TableLoad load = name == null ? null : loads.get(name);
              return load == null || column == null
                  ? Stream.empty()
                  : Stream.of(new NumberedColumn(sequence, load.target(), column));
            })
        .toList();
  }

  /** LoadedKeys between what is loaded and all else. */
  static Stream<ForeignKey> of(LoadTarget target, Map<TableName, TableLoad> loads) {
    return target.schema().keys().stream().filter(key -> loads.containsKey(key.table()));
  }
}
