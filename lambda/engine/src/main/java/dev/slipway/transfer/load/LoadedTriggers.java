package dev.slipway.transfer.load;

import dev.slipway.error.Problem;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataTable;
import dev.slipway.transfer.table.DataTable.Right;
import java.util.List;
import java.util.Set;

/** The triggers of the tables that are loaded, and whether they fire meanwhile. Pure. */
record LoadedTriggers(LoadTarget target, Set<TableName> tables, LoadTerms terms) {

  /** True when none of the team's is wanted to fire. */
  boolean rest() {
    return terms.triggers() == TriggerUse.REST;
  }

  private List<Undoing> own() {
    return target.triggers().stream().filter(one -> tables.contains(one.table())).toList();
  }

  /** Who is not the owner cannot switch a trigger off. */
  List<Problem> problems() {
    return rest()
        ? own().stream()
            .filter(one -> !isOurs(one.table()))
            .map(
                one ->
                    new Problem(
                        one.table().toString(),
                        "its trigger "
                            + one.name()
                            + " would fire, and only the owner can switch it off; use the owner,"
                            + " or --triggers fire"))
            .toList()
        : List.of();
  }

  private boolean isOurs(TableName name) {
    return target
        .schema()
        .table(name)
        .filter(table -> table.may(Right.OWN))
        .map(DataTable::name)
        .isPresent();
  }

  List<String> prepare() {
    return rest() ? own().stream().map(Undoing::off).toList() : List.of();
  }

  List<String> tidy() {
    return rest() ? own().stream().map(Undoing::back).toList() : List.of();
  }

  List<String> warnings() {
    return rest() || own().isEmpty()
        ? List.of()
        : List.of(
            "triggers fire for every row and may change it: "
                + String.join(
                    ", ", own().stream().map(one -> one.name() + " of " + one.table()).toList()));
  }
}
