package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.StatementWords;
import java.util.stream.Stream;

/** A whole table changed at once. */
public final class RowsRule implements Rule {

  @Override
  public Stream<Danger> look(Linted linted) {
    StatementWords words = linted.words();
    int table =
        Math.max(words.after(0, "UPDATE", "ONLY?"), words.after(0, "DELETE", "FROM", "ONLY?"));
    return table < 0 || words.contains("WHERE") || linted.made().hasTable(words, table)
        ? Stream.empty()
        : Stream.of(
            Danger.of(
                HazardKind.WHOLE_TABLE_CHANGE,
                "writes to the rows of " + words.nameAt(table) + " until the transaction ends",
                "Every row is locked, written twice and kept until the end.",
                "-- as migrations/backfills/NAME.sql, run by: slipway backfill NAME --execute",
                "-- Table: " + words.nameAt(table),
                linted.statement().shown() + "\n  WHERE id BETWEEN :batch_from AND :batch_to;"));
  }
}
