package dev.slipway.postgres.remedy;

import static dev.slipway.postgres.remedy.Remedy.on;

import java.util.List;

/** What helps where rows do not fit; table, column and constraint are fields of what is said. */
final class RowRemedies {

  private static final List<Remedy> ALL =
      List.of(
          on("23502")
              .in("ATRewriteTable")
              .next(
                  "rows of {table} have no value in {column}: give them one before it in {script}"
                      + " (UPDATE, or ADD COLUMN with a DEFAULT), and {again}"),
          on("23505")
              .in(
                  "comparetup_index_btree",
                  "comparetup_index_btree_tiebreak",
                  "tuplesort_comparetup_index_btree")
              .next(
                  "rows of {table} have the same key: mend or delete them before it in {script}"
                      + " (GROUP BY ... HAVING count(*) > 1 finds them), and {again}"),
          on("23505")
              .next(
                  "a row of {table} has that key already ({constraint}): leave it out, or write ON"
                      + " CONFLICT, in {script}; and {again}"),
          on("23514")
              .in("ATRewriteTable", "validateCheckConstraint")
              .next(
                  "rows of {table} break {constraint}: mend them before it in {script}, or add it"
                      + " NOT VALID, and {again}"),
          on("23514")
              .in("ExecFindPartition")
              .next(
                  "make a partition for such rows before it in {script} (CREATE TABLE ... PARTITION"
                      + " OF {table}), and {again}"),
          on("23503")
              .in("ri_ReportViolation")
              .next(
                  "rows of {table} need the rows they refer to ({constraint}): put these in, or"
                      + " mend or delete those, before it in {script}, and {again}"));

  private RowRemedies() {}

  static List<Remedy> all() {
    return ALL;
  }
}
