package dev.slipway.action;

import dev.slipway.backup.scope.LockPatience;
import dev.slipway.error.SlipwayException;
import dev.slipway.ledger.TimeLimits;
import dev.slipway.postgres.Connector;
import dev.slipway.transfer.check.CheckTerms;
import dev.slipway.transfer.check.DatabaseCheck;
import dev.slipway.transfer.check.Finding;
import dev.slipway.transfer.load.TableLoad;
import dev.slipway.transfer.table.TableChoice;
import dev.slipway.transfer.table.TablePattern;
import java.util.List;

/** Checks what was loaded. */
public record LoadChecks(Desk desk, Connector connector) {

  /** What is wrong with the tables; that they cannot be checked is a warning. */
  public List<Finding> of(List<TableLoad> loads, List<String> warnings) {
    List<TablePattern> tables =
        loads.stream().map(load -> load.target().name()).map(TablePattern::of).toList();
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
        TimeLimits.of(
            desk.terms().deadline(), "a check", "Next: check from where there is no such limit."));
  }
}
