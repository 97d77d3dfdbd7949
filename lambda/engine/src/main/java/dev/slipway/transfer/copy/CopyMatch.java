package dev.slipway.transfer.copy;

import dev.slipway.error.Listed;
import dev.slipway.error.Problem;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.source.SourcePlan;
import dev.slipway.transfer.source.SourceTable;
import dev.slipway.transfer.table.DataSchema;
import dev.slipway.transfer.table.DataTable;
import java.util.ArrayList;
import java.util.List;

/** Holds the tables of a source against those of a target: what goes where. Pure. */
final class CopyMatch {

  private final List<Mask> masks;
  private final List<MatchedTable> tables = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  CopyMatch(SourcePlan source, DataSchema target, List<Mask> masks) {
    this.masks = masks;
    for (SourceTable from : source.tables()) {
      target
          .table(from.table().name())
          .ifPresentOrElse(into -> match(from, into), () -> absent(from, target));
    }
    masks.forEach(this::refuseLost);
    if (tables.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem(target.database(), "it has none of the tables"));
    }
  }

  private void match(SourceTable from, DataTable into) {
    List<Mask> own = masks.stream().filter(mask -> mask.table().equals(into.name())).toList();
    MatchedTable match = MatchedTable.of(from, into, own);
    if (match.columns().isEmpty() && !into.writable().isEmpty()) {
      problems.add(
          new Problem(into.name().toString(), "no column has the same name on both sides"));
      return;
    }
    tables.add(match);
    List<String> lost = match.lost();
    if (!lost.isEmpty()) {
      notes.add(
          "%s has no column %s in the target: its values are not copied"
              .formatted(into.name(), Listed.of(lost)));
    }
  }

  private void absent(SourceTable from, DataSchema target) {
    notes.add(from.table().name() + " is not in " + target.database() + ": it is not copied");
  }

  /** A mask that masks nothing is a typing error, and lets people's data through. */
  private void refuseLost(Mask mask) {
    TableName name = mask.table();
    MatchedTable match =
        tables.stream().filter(one -> one.into().name().equals(name)).findFirst().orElse(null);
    if (match == null) {
      problems.add(new Problem(mask.toString(), "it is masked, and its table is not copied"));
    } else if (match.columns().stream().noneMatch(c -> c.name().equals(mask.column()))) {
      problems.add(
          new Problem(mask.toString(), "it is masked, and the target has no such column to write"));
    }
  }

  List<MatchedTable> tables() {
    return tables;
  }

  List<Problem> problems() {
    return problems;
  }

  List<String> notes() {
    return notes;
  }
}
