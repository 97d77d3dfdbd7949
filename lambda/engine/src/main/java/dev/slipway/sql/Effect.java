package dev.slipway.sql;

import org.jspecify.annotations.Nullable;

/** What a psql command does to the reading of statements. */
public sealed interface Effect {

  /** Nothing. */
  Effect NONE = new Nothing();

  /** It has no part in the statements. */
  record Nothing() implements Effect {}

  /** The statements of another file come here. */
  record Include(SqlSource source) implements Effect {}

  /**
   * The statement is sent as it is by now, the one before once more where there is none.
   *
   * @param generates whether its answer is run as statements
   */
  record Send(boolean generates) implements Effect {}

  /** The statement is forgotten as far as it has come. */
  record Reset() implements Effect {}

  /**
   * A COPY ... FROM stdin.
   *
   * @param rows the file that holds them, null when they follow in the text
   */
  record Copy(String sql, @Nullable SqlSource rows) implements Effect {}
}
