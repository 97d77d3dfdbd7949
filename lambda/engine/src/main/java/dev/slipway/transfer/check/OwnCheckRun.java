package dev.slipway.transfer.check;

import dev.slipway.backup.FailureText;
import dev.slipway.error.Count;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.CommandWords;
import dev.slipway.sql.Statement;
import dev.slipway.sql.TransactionCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a check that a team has written, in a transaction that can write nothing and is rolled back.
 * Names are looked up as the session has it. Where a statement fails, those behind it are not run.
 */
final class OwnCheckRun {

  private static final String KIND = "own";

  /** What is held in memory of a query that answers many rows. */
  private static final int AT_ONCE = 1000;

  private final Session session;
  private final OwnCheck check;
  private final List<Finding> findings = new ArrayList<>();
  private int cursors;

  /** How many rows a statement has answered, and some of them. */
  private record Answer(long count, List<Row> some) {}

  OwnCheckRun(Session session, OwnCheck check) {
    this.session = session;
    this.check = check;
  }

  /**
   * What is wrong. Throws {@link SqlFailure} where the connection is gone.
   *
   * @param begin begins a transaction
   */
  List<Finding> run(String begin) {
    if (check.problem() != null) {
      return List.of(broken(check.file(), check.problem()));
    }
    session.executeAsWritten(begin + "SET LOCAL cursor_tuple_fraction = 1");
    try {
      for (Statement statement : check.script().statements()) {
        if (TransactionCommand.of(statement.words()).isEmpty() && !holds(statement)) {
          break;
        }
      }
    } finally {
      session.rollBack();
    }
    return findings;
  }

  /** False when it could not be run. */
  private boolean holds(Statement statement) {
    if (statement.copiesIn() || statement.copiesOut() || statement.generates()) {
      findings.add(broken(location(statement, 0), "COPY and \\gexec are none for a check"));
      return false;
    }
    boolean query = CommandWords.beginQuery(statement.words());
    String cursor = "\"slipway check " + cursors++ + "\"";
    String declare = query ? "DECLARE " + cursor + " NO SCROLL CURSOR FOR\n" : "";
    try {
      add(statement, query ? fetched(declare, cursor, statement) : answered(statement));
      return true;
    } catch (SqlFailure e) {
      if (e.isConnectionLoss()) {
        throw e;
      }
      String place = location(statement, e.position() - 1 - declare.length());
      findings.add(broken(place, FailureText.of(e)));
      return false;
    }
  }

  private Answer answered(Statement statement) {
    List<Row> rows =
        session.executeAsWritten(statement.sql()).stream()
            .flatMap(one -> one.list().stream())
            .toList();
    return new Answer(rows.size(), rows);
  }

  /** However many rows there are, few of them are here at a time. */
  private Answer fetched(String declare, String cursor, Statement statement) {
    String fetch = "FETCH " + AT_ONCE + " FROM " + cursor;
    List<Row> some =
        session.executeAsWritten(declare + statement.sql() + ";\n" + fetch).get(0).list();
    long count = some.size();
    int more = some.size();
    while (more == AT_ONCE) {
      more = session.executeAsWritten(fetch).get(0).list().size();
      count += more;
    }
    return new Answer(count, some);
  }

  private void add(Statement statement, Answer answer) {
    if (answer.count() > 0) {
      String rows = Count.of(answer.count(), "row", "is", "are") + " wrong";
      findings.add(
          new Finding(
              KIND,
              location(statement, 0),
              check.meaning().isEmpty() ? rows : check.meaning() + ": " + rows,
              answer.count(),
              Samples.of(answer.some())));
    }
  }

  private static Finding broken(String place, String why) {
    return Finding.of(KIND, place, "could not be run: " + why);
  }

  /** {@code character} is one of what was sent; where it is none, the statement is meant. */
  private String location(Statement statement, int character) {
    String sql = statement.sql();
    boolean inside = character > 0 && character <= sql.codePointCount(0, sql.length());
    int offset = inside ? sql.offsetByCodePoints(0, character) : 0;
    return check.script().location(statement.place(offset));
  }
}
