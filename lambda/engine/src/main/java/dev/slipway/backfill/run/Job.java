package dev.slipway.backfill.run;

import dev.slipway.backfill.file.BatchStatement;
import dev.slipway.backfill.file.BatchValues;
import dev.slipway.backfill.file.PreparedBatch;
import dev.slipway.backfill.plan.BackfillOrder;
import dev.slipway.backfill.plan.Key;
import dev.slipway.backfill.plan.KeyChoice;
import dev.slipway.backfill.plan.TableFacts;
import dev.slipway.backup.FailureText;
import dev.slipway.ledger.InOurName;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Place;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A backfill held against the table as it is.
 *
 * @param key null for a statement that has no bounds, and runs until nothing is left
 * @param statement of one batch
 * @param updatesItsTable whether it updates the table that is gone through, by the server's word:
 *     then a row that a batch has changed is still between its first and last key
 */
record Job(
    BackfillOrder order,
    TableFacts table,
    @Nullable Key key,
    PreparedBatch statement,
    boolean updatesItsTable) {

  private static final String NAME = "slipway_batch";

  /** That of a domain, which a value must hold too. */
  private static final String CHECK = "23514";

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
    Key key = statement.isKeyset() ? KeyChoice.of(table, order) : null;
    PreparedBatch prepared =
        key == null ? statement.prepare(List.of()) : statement.prepare(key.columns());
    return new Job(order, table, key, prepared, false);
  }

  /** Tells the session the statement, as the author's. */
  void prepare(Session session) {
    session.executeAsWritten(preparation() + statement.sql());
    session.executeAsWritten("COMMIT");
  }

  /**
   * Where the file is wrong by a failure of its statement; null for one of words, and for a failure
   * of another.
   */
  @Nullable Place place(SqlFailure failure) {
    if (!order.isOfFile()) {
      return null;
    }
    String before = preparation();
    int characters = failure.position() - 1 - before.codePointCount(0, before.length());
    String sql = statement.sql();
    boolean known = characters >= 0 && characters < sql.codePointCount(0, sql.length());
    return statement.place(known ? sql.offsetByCodePoints(0, characters) : 0);
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

  /** The key, with all that the order of rows depends on; empty for none. */
  String goneBy() {
    return key == null
        ? ""
        : key.columns().stream()
            .map(column -> table.column(column.name()).orElseThrow().told())
            .collect(Collectors.joining(", ", "(", ")"));
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
   * The same, held against what the server says of the statement with the values that are given.
   * Two round trips. Throws {@link dev.slipway.error.InvalidInput} where one of them is none of its
   * type, or the statement may not be run.
   */
  Job known(Session session) {
    BatchValues values = new BatchValues(List.of(), List.of(), 1, order.values());
    String arguments = statement.arguments(values);
    String explain = "EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) EXECUTE " + NAME;
    String before = explain + " (";
    try {
      session.executeAsWritten(InOurName.BEGIN);
      String asked = arguments.isEmpty() ? explain : before + arguments + ")";
      Row plan = session.executeAsWritten(asked).get(0).first();
      String top = plan.text("QUERY PLAN").replaceFirst("(?s)\"Plans\".*", "");
      return new Job(order, table, key, statement, isUpdate(top));
    } catch (SqlFailure e) {
      refuse(e, statement.nameAt(values, e.position() - 1 - before.length()));
      return this;
    } finally {
      session.rollBack();
    }
  }

  /** What else may be wrong is told by the first batch, with its rows. */
  private void refuse(SqlFailure failure, String argument) {
    boolean ofValue = failure.sqlState().startsWith("22") && failure.position() > 0;
    if (failure.isConnectionLoss()) {
      throw failure;
    }
    if (ofValue || failure.sqlState().equals(CHECK) || failure.isDenied()) {
      throw Failure.before(
          order, (ofValue ? "the value of " + argument + ": " : "") + FailureText.of(failure));
    }
  }

  private boolean isUpdate(String top) {
    return top.contains("\"Operation\": \"Update\"")
        && top.contains("\"Relation Name\": \"" + table.name().name() + "\"")
        && top.contains("\"Schema\": \"" + table.name().schema() + "\"");
  }
}
