package dev.slipway.backfill.run;

import dev.slipway.backfill.file.BatchStatement;
import dev.slipway.backfill.file.BatchValues;
import dev.slipway.backfill.file.PreparedBatch;
import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.backfill.plan.Key;
import dev.slipway.backfill.plan.KeyChoice;
import dev.slipway.backfill.plan.TableFacts;
import dev.slipway.ledger.InOurName;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A backfill held against the table as it is.
 *
 * @param key null for a statement that has no bounds, and runs until nothing is left
 * @param statement of one batch
 */
record Job(BackfillOrder order, TableFacts table, @Nullable Key key, PreparedBatch statement) {

  private static final String NAME = "slipway_batch";

  /** The author's texts are read, and written, as his role has it. */
  static final String AS_AUTHOR =
      """
      SET LOCAL TimeZone TO DEFAULT;
      SET LOCAL DateStyle TO DEFAULT;
      SET LOCAL IntervalStyle TO DEFAULT;
      SET LOCAL extra_float_digits TO DEFAULT;
      """;

  /**
   * Reads what it must know of the table. One round trip. Throws {@link
   * dev.slipway.error.InvalidInput} where the backfill does not fit it.
   */
  static Job read(Session session, BackfillOrder order) {
    TableFacts table = TableReader.read(session, order.backfill().table());
    BatchStatement statement = order.backfill().statement();
    Key key = statement.isKeyset() ? KeyChoice.of(table, order.backfill().key()) : null;
    PreparedBatch prepared =
        key == null
            ? statement.prepare(List.of(), "")
            : statement.prepare(key.columns(), key.operators());
    return new Job(order, table, key, prepared);
  }

  /** Tells the session the statement, as the author's. */
  void prepare(Session session) {
    session.executeAsWritten(preparation() + statement.sql());
    session.executeAsWritten("COMMIT");
  }

  /** How many characters stand before the author's statement in what tells the session of it. */
  int before() {
    return preparation().codePointCount(0, preparation().length());
  }

  private String preparation() {
    String types = statement.types();
    return InOurName.BEGIN
        + ";\n"
        + AS_AUTHOR
        + "PREPARE "
        + NAME
        + (types.isEmpty() ? "" : " (" + types + ")")
        + " AS ";
  }

  /** What runs a batch. */
  String execute(@Nullable Page page, int size) {
    List<String> none = List.of();
    String arguments =
        statement.arguments(
            new BatchValues(
                page == null ? none : page.first(),
                page == null ? none : page.last(),
                size,
                order.values()));
    return "EXECUTE " + NAME + (arguments.isEmpty() ? "" : " (" + arguments + ")");
  }

  /**
   * True where the statement updates the table that is gone through, by the server's word: then a
   * row that a batch has changed is still between its first and last key. Two round trips.
   */
  boolean updatesItsTable(Session session) {
    String nulls = statement.slots().stream().map(slot -> "NULL").collect(Collectors.joining(", "));
    try {
      session.executeAsWritten(InOurName.BEGIN);
      String explain = "EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) EXECUTE " + NAME;
      Row plan = session.executeAsWritten(explain + "(" + nulls + ")").get(0).first();
      return isUpdate(plan.text("QUERY PLAN").replaceFirst("(?s)\"Plans\".*", ""));
    } catch (SqlFailure e) {
      if (e.isConnectionLoss()) {
        throw e;
      }
      return false;
    } finally {
      session.rollBack();
    }
  }

  private boolean isUpdate(String top) {
    return top.contains("\"Operation\": \"Update\"")
        && top.contains("\"Relation Name\": \"" + table.name().name() + "\"")
        && top.contains("\"Schema\": \"" + table.name().schema() + "\"");
  }
}
