package dev.slipway.action.importing;

import dev.slipway.action.Desk;
import dev.slipway.backup.part.OutOfTime;
import dev.slipway.backup.part.TimeLimit;
import dev.slipway.backup.scope.LockPatience;
import dev.slipway.error.SlipwayException;
import dev.slipway.postgres.Connector;
import dev.slipway.transfer.check.CheckTerms;
import dev.slipway.transfer.check.DatabaseCheck;
import dev.slipway.transfer.check.Finding;
import dev.slipway.transfer.table.TableChoice;
import dev.slipway.transfer.table.TablePattern;
import java.util.List;

/** Checks what was imported. */
record ImportChecks(Desk desk, Connector connector) {

  /** What is wrong with the tables of a plan; that they cannot be checked is a warning. */
  List<Finding> of(ImportPlan plan, List<String> warnings) {
    List<TablePattern> tables =
        plan.load().loads().stream()
            .map(load -> load.target().name())
            .map(name -> new TablePattern(name.toString(), name))
            .toList();
    CheckTerms terms = CheckTerms.plain(new TableChoice(tables, List.of()), patience());
    try {
      return new DatabaseCheck(connector, desk.terms().listener()).run(terms).findings();
    } catch (SlipwayException e) {
      warnings.add("the rows are in, and could not be checked: " + e.getMessage());
      return List.of();
    }
  }

  private LockPatience patience() {
    return new LockPatience(
        connector.options().lockTimeout(),
        desk.settings().lockTries(),
        new TimeLimit(
            () -> !desk.terms().deadline().hasTime(),
            () -> new OutOfTime("a check", "Next: check from where there is no such limit.")));
  }
}
