package dev.slipway.transfer.check;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import java.util.Optional;
import java.util.function.Function;

/**
 * A question to a database. It is a value: it can be printed, and is asked when somebody has a
 * session for it.
 *
 * @param kind one word
 * @param subject what it is about
 * @param sql a query that answers one row: {@code wrong}, how many are wrong, and {@code sample}, a
 *     few of them as {@link Samples} reads them, or NULL
 * @param scan how the rows are read
 * @param what what is wrong with the subject, by the answer, where something is
 */
public record Check(
    String kind, String subject, String sql, Scan scan, Function<Row, String> what) {

  /**
   * Asks it in the transaction that a session has open, and sees what that sees. One round trip.
   * Throws {@link dev.slipway.postgres.SqlFailure}.
   */
  public Optional<Finding> ask(Session session) {
    Row row = session.execute(scan.of(sql)).get(0).first();
    long wrong = row.number("wrong");
    return wrong == 0
        ? Optional.empty()
        : Optional.of(
            new Finding(kind, subject, what.apply(row), wrong, Samples.read(row.get("sample"))));
  }
}
