package dev.slipway.testing.proxy;

import java.time.Duration;

/** One moment in the life of one query that passes a {@link PostgresProxy}. */
public final class QueryEvent {

  private final Query query;
  private final QueryMoment moment;
  private final ProxiedConnection connection;

  QueryEvent(Query query, QueryMoment moment, ProxiedConnection connection) {
    this.query = query;
    this.moment = moment;
    this.connection = connection;
  }

  /** Which query it is over all connections; the first is 1. */
  public int number() {
    return query.number();
  }

  /** Which connection it came on; the first is 1. */
  public int connection() {
    return query.connection();
  }

  /** The SQL text. */
  public String sql() {
    return query.sql();
  }

  /** The moment. */
  public QueryMoment moment() {
    return moment;
  }

  /**
   * Closes the client's side. The server is not told: its session stays, with its locks, until the
   * proxy closes or {@link #cutServer} is called. Before the forward, the query is dropped.
   */
  public void cutClient() {
    connection.cutClient();
  }

  /**
   * Closes the server's side. The client is not told and waits for an answer that never comes.
   * Before the forward, the query is dropped.
   */
  public void cutServer() {
    connection.cutServer();
  }

  /** Closes both sides. Before the forward, the query is dropped. */
  public void cutBoth() {
    connection.cutServer();
    connection.cutClient();
  }

  /** Before the forward: sends the server another query in its place. */
  public void replaceBy(String sql) {
    connection.replacement = sql;
  }

  /** Before the forward: lets the server refuse it, for a reason of our choice. */
  public void refuse(String sqlState, String message) {
    replaceBy(
        "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = '%s'; END $$"
            .formatted(sqlState, message.replace("'", "''")));
  }

  /** Holds this connection's traffic in this direction for a while. */
  public void delay(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A query as it was received. */
  record Query(int number, int connection, String sql) {}
}
