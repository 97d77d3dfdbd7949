package dev.slipway.postgres.dump;

import java.util.List;

/** What of a schema is dumped (PostgreSQL manual, "pg_dump", option --section). Never rows. */
public enum DumpSection {
  /** All but what POST_DATA holds. */
  PRE_DATA,
  /** Indexes, triggers, rules and constraints other than validated checks and not-nulls. */
  POST_DATA,
  /** Both, in this order. */
  ALL;

  private static final String BEFORE_ROWS = "--section=pre-data";
  private static final String AFTER_ROWS = "--section=post-data";

  List<String> arguments() {
    return switch (this) {
      case PRE_DATA -> List.of(BEFORE_ROWS);
      case POST_DATA -> List.of(AFTER_ROWS);
      case ALL -> List.of(BEFORE_ROWS, AFTER_ROWS);
    };
  }
}
