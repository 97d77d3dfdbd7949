package dev.slipway.ledger;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Statements of ours in a transaction of the author's: we are ourselves for them, and afterwards
 * the session is the author's again, for what runs at the commit (deferred triggers, cursors that
 * are held). A change that lasts to the end of the transaction hides the author's own, and never
 * ends it.
 */
public final class InOurName {

  /** Opens a transaction of ours, whatever the author made the default. */
  public static final String BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

  /** What is not as the author has it meanwhile; who he is comes first, for it decides the rest. */
  private static final List<String> CHANGED =
      List.of("session_authorization", "role", "statement_timeout", "client_encoding");

  /** A timeout of the author's is not meant for what we write down. */
  private static final List<String> OURSELVES =
      List.of(
          "SET LOCAL SESSION AUTHORIZATION DEFAULT",
          "SET LOCAL role TO DEFAULT",
          "SET LOCAL statement_timeout = 0",
          "SET LOCAL client_encoding = 'UTF8'");

  /** Ctrl-C sends one, and so may a deadline. */
  private static final int LATE_CANCELS = 3;

  private static final List<String> BEFORE =
      Stream.concat(
              Stream.of(
                  CHANGED.stream()
                      .map(name -> set("slipway." + name, current(name)))
                      .collect(Collectors.joining(", ", "SELECT ", ""))),
              OURSELVES.stream())
          .toList();

  private static final List<String> BEHIND =
      CHANGED.stream()
          .map(
              name ->
                  "SELECT "
                      + set(name, current("slipway." + name))
                      + " WHERE "
                      + current(name)
                      + " OPERATOR(pg_catalog.<>) "
                      + current("slipway." + name))
          .toList();

  private InOurName() {}

  /** What stands before statements of ours. */
  public static List<String> begin() {
    return BEFORE;
  }

  /** What stands behind them; who the author is, is not asked again where he is who we are. */
  public static List<String> end() {
    return BEHIND;
  }

  /**
   * Writes down what has happened, in a transaction of ours alone, in which nothing has to be kept:
   * the last migration may have left the session with another role, or read only. One round trip; a
   * cancel that was meant for what the session did before, and comes late, does not prevent it.
   * Throws {@link SqlFailure}; a transaction that failed is then still open.
   */
  static void write(Session session, String sql) {
    String transaction =
        String.join(";\n", BEGIN, String.join(";\n", OURSELVES), sql) + "COMMIT;\n";
    for (int late = 0; late < LATE_CANCELS; late++) {
      try {
        session.execute(transaction);
        return;
      } catch (SqlFailure e) {
        if (!e.isCancelled() || e.isConnectionLoss()) {
          throw e;
        }
        session.rollBack();
      }
    }
    session.execute(transaction);
  }

  private static String set(String name, String value) {
    return "pg_catalog.set_config('" + name + "', " + value + ", true)";
  }

  private static String current(String name) {
    return "pg_catalog.current_setting('" + name + "')";
  }
}
