package dev.slipway.transfer.load;

import dev.slipway.error.Problem;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataTable.Right;
import dev.slipway.transfer.table.ForeignKey;
import dev.slipway.transfer.table.KeyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the foreign keys of what is loaded are kept. Where all rows are new and our role may, the
 * server looks at no key while they go in, and all of them are looked at together before the end,
 * which is far faster; else those of big tables are made again, and of others it looks at each row,
 * while what leads in a circle is deferred. Pure.
 *
 * @param resting whether the triggers of the team rest, too: a replica has none
 */
record LoadedKeys(
    LoadTarget target, Map<TableName, TableLoad> loads, LoadTerms terms, boolean resting) {

  private boolean asReplica() {
    return terms.mode() == LoadMode.REPLACE && resting && target.replica();
  }

  KeyOrder order() {
    return KeyOrder.of(loads.keySet(), own());
  }

  private List<ForeignKey> own() {
    return LoadPlanner.of(target, loads).toList();
  }

  /** Those that cannot be looked at row by row: of one table, where its rows come in parts. */
  private List<ForeignKey> deferred() {
    return asReplica()
        ? List.of()
        : order().open().stream().filter(key -> isOpen(key) && again(key).isEmpty()).toList();
  }

  /**
   * What takes a key away and makes it again: the server looks at all rows of a big table together
   * far faster than at each. Both tables are ours, and locked already.
   */
  private Optional<Undoing> again(ForeignKey key) {
    TableLoad load = loads.get(key.table());
    boolean pays = terms.mode() == LoadMode.REPLACE && load != null && load.isBig();
    return pays && !asReplica() && loads.containsKey(key.target())
        ? target.keys().stream()
            .filter(one -> one.table().equals(key.table()) && one.name().equals(key.name()))
            .filter(one -> owns(key.table()) && owns(key.target()))
            .findFirst()
        : Optional.empty();
  }

  private Stream<Undoing> again() {
    return own().stream().map(this::again).flatMap(Optional::stream);
  }

  private boolean isOpen(ForeignKey key) {
    TableLoad load = loads.get(key.table());
    return !key.table().equals(key.target()) || load == null || load.parts().size() > 1;
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (ForeignKey key : deferred()) {
      if (!key.deferrable() && !owns(key.table())) {
        problems.add(
            new Problem(
                key.table().toString(),
                "its key "
                    + key.name()
                    + " leads back to "
                    + key.target()
                    + " in a circle, and only the owner can defer it; use the owner"));
      }
    }
    return problems;
  }

  private boolean owns(TableName name) {
    return target.schema().table(name).map(table -> table.may(Right.OWN)).orElse(false);
  }

  /** While keys rest, nobody may take away what they lead to. */
  List<String> locks() {
    String outside =
        checks().stream()
            .map(ForeignKey::target)
            .filter(name -> !loads.containsKey(name))
            .distinct()
            .map(TableName::quoted)
            .collect(Collectors.joining(", "));
    return outside.isEmpty() ? List.of() : List.of("LOCK TABLE " + outside + " IN SHARE MODE");
  }

  /** The keys that are looked at in the end. */
  List<ForeignKey> checks() {
    return asReplica() ? own() : List.of();
  }

  List<String> prepare() {
    if (asReplica()) {
      return List.of("SET LOCAL session_replication_role = replica");
    }
    List<String> statements = new ArrayList<>(again().map(Undoing::off).toList());
    for (ForeignKey key : deferred()) {
      statements.add(
          key.deferrable()
              ? "SET CONSTRAINTS " + constraint(key) + " DEFERRED"
              : alter(key, "DEFERRABLE INITIALLY DEFERRED"));
    }
    return statements;
  }

  List<String> tidy() {
    if (asReplica()) {
      return List.of("SET LOCAL session_replication_role = DEFAULT");
    }
    List<String> statements = new ArrayList<>(List.of("SET CONSTRAINTS ALL IMMEDIATE"));
    for (ForeignKey key : deferred()) {
      if (!key.deferrable()) {
        statements.add(alter(key, "NOT DEFERRABLE"));
      }
    }
    again().map(Undoing::back).forEach(statements::add);
    return statements;
  }

  private static String constraint(ForeignKey key) {
    return Sql.name(key.table().schema()) + "." + Sql.name(key.name());
  }

  private static String alter(ForeignKey key, String how) {
    return "ALTER TABLE %s ALTER CONSTRAINT %s %s"
        .formatted(key.table().quoted(), Sql.name(key.name()), how);
  }
}
