package dev.slipway.plan;

import dev.slipway.migration.Script;
import dev.slipway.sql.RoutineBody;
import java.util.Set;
import java.util.TreeSet;

/** The procedures that end transactions: those in the database and those a plan creates. */
final class KnownProcedures {

  private final Set<String> names;

  KnownProcedures(Set<String> inDatabase) {
    this.names = new TreeSet<>(inDatabase);
  }

  Set<String> names() {
    return names;
  }

  void learn(Script script) {
    script
        .statements()
        .forEach(s -> RoutineBody.committingProcedure(s, names).ifPresent(names::add));
  }
}
