package dev.slipway.transfer.load;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.transfer.load.LoadPlan.NumberedColumn;
import dev.slipway.transfer.table.DataTable.Right;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets sequences to where the columns that they number stand. ALTER SEQUENCE ... RESTART is undone
 * with the transaction (PostgreSQL manual, ALTER SEQUENCE), setval is not.
 */
record Sequences(Session session, LoadTerms terms) {

  private static final String STATE =
      """
      SELECT d.seqincrement AS step, d.seqmin AS least, d.seqmax AS most, d.seqstart AS start,
        s.last_value AS last, s.is_called AS called,
        (SELECT CASE WHEN d.seqincrement > 0 THEN max(c) ELSE min(c) END
          FROM (SELECT %s AS c FROM %s) t) AS reached
      FROM %s s, pg_sequence d WHERE d.seqrelid = %s::regclass\
      """;

  /** Gives what the user should know. */
  List<String> set(List<NumberedColumn> sequences) {
    List<String> warnings = new ArrayList<>();
    for (NumberedColumn one : sequences) {
      if (isNumber(one)) {
        set(one, warnings);
      }
    }
    return warnings;
  }

  private static boolean isNumber(NumberedColumn one) {
    return one.table()
        .column(one.column())
        .filter(column -> column.type().matches("smallint|integer|bigint|numeric.*"))
        .isPresent();
  }

  private void set(NumberedColumn one, List<String> warnings) {
    String name = one.sequence().name().quoted();
    Row row =
        session
            .execute(
                STATE.formatted(
                    Sql.name(one.column()), one.table().from(), name, Sql.literal(name)))
            .get(0)
            .first();
    BigInteger next = next(row, terms.sequences().get(one.sequence().name()));
    if (next.compareTo(number(row, "most")) > 0 || next.compareTo(number(row, "least")) < 0) {
      warnings.add(
          "the sequence "
              + one.sequence().name()
              + " has given its last number for "
              + one.column());
    } else {
      session.execute(statement(one, name, next));
    }
  }

  /** Who is not the owner can only set it for good at once. */
  private static String statement(NumberedColumn one, String name, BigInteger next) {
    return one.table().may(Right.OWN)
        ? "ALTER SEQUENCE " + name + " RESTART WITH " + next
        : "SELECT setval(" + Sql.literal(name) + "::regclass, " + next + ", false)";
  }

  /** The one behind all that were given: in the column, where the rows are from, and here. */
  private BigInteger next(Row row, @Nullable Long given) {
    BigInteger step = number(row, "step");
    BigInteger own = number(row, "last").add(row.is("called") ? step : BigInteger.ZERO);
    BigInteger next = terms.mode() == LoadMode.REPLACE ? number(row, "start") : own;
    if (given != null) {
      next = further(next, BigInteger.valueOf(given).add(step), step);
    }
    String reached = row.get("reached");
    return reached == null
        ? next
        : further(next, new BigDecimal(reached).toBigInteger().add(step), step);
  }

  private static BigInteger further(BigInteger one, BigInteger other, BigInteger step) {
    return step.signum() > 0 ? one.max(other) : one.min(other);
  }

  private static BigInteger number(Row row, String field) {
    return new BigInteger(row.text(field));
  }
}
