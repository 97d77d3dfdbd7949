package dev.slipway.transfer.rows;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts objects that the server has into a table, and where it refuses, finds the one that it
 * refuses: by halves, with all that come before it put in.
 *
 * @param insert the statements for those that a condition chooses
 */
record ObjectsInsert(Session session, Function<String, String> insert) {

  /** Classes of errors that a row can be the reason of (PostgreSQL manual, appendix A). */
  private static final Set<String> OF_ROWS =
      Set.of("21", "22", "23", "2F", "38", "39", "42", "44", "54", "P0");

  /**
   * An object that was refused; the transaction goes on as if none had been put in.
   *
   * @param object counted from 1
   */
  record Refused(long object, SqlFailure why) {}

  /** Puts so many in. Throws {@link SqlFailure} for what is of no object. */
  Optional<Refused> all(long count) {
    session.executeAsWritten("SAVEPOINT slipway_objects");
    Optional<SqlFailure> failure = put(1, count);
    if (failure.isEmpty()) {
      session.executeAsWritten("RELEASE SAVEPOINT slipway_objects");
      return Optional.empty();
    }
    return Optional.of(refused(count, failure.get()));
  }

  /** Of those up to {@code count}, one is refused. */
  private Refused refused(long count, SqlFailure failure) {
    long first = 1;
    long last = count;
    SqlFailure why = failure;
    while (first < last) {
      long middle = first + (last - first) / 2;
      Optional<SqlFailure> half = put(first, middle);
      if (half.isPresent()) {
        why = half.get();
        last = middle;
      } else {
        session.executeAsWritten("SAVEPOINT slipway_objects");
        first = middle + 1;
      }
    }
    return new Refused(first, why);
  }

  private Optional<SqlFailure> put(long first, long last) {
    try {
      session.executeAsWritten(
          insert.apply(
              "o.place OPERATOR(pg_catalog.>=) "
                  + first
                  + " AND o.place OPERATOR(pg_catalog.<=) "
                  + last));
      return Optional.empty();
    } catch (SqlFailure e) {
      if (!OF_ROWS.contains(e.sqlState().substring(0, Math.min(2, e.sqlState().length())))) {
        throw e;
      }
      session.executeAsWritten("ROLLBACK TO SAVEPOINT slipway_objects");
      return Optional.of(e);
    }
  }
}
