package dev.slipway.postgres;

/**
 * Transactions that were prepared for a commit in two phases, and hold their locks without a
 * session (PostgreSQL manual, PREPARE TRANSACTION).
 */
public final class PreparedTransactions {

  /** An expression on pg_prepared_xacts: which one, whose, how long, and how to end it. */
  public static final String TEXT =
      """
      'prepared transaction ' || pg_catalog.quote_literal(gid) || ' (of role ' || owner
            || ', open for ' || pg_catalog.date_trunc('second', pg_catalog.clock_timestamp() - prepared)
            || '; end it with COMMIT PREPARED ' || pg_catalog.quote_literal(gid)
            || ' or ROLLBACK PREPARED ' || pg_catalog.quote_literal(gid) || ')'""";

  private PreparedTransactions() {}
}
