package dev.slipway.history;

import java.util.List;

/**
 * What a database is and what it remembers, read at one moment.
 *
 * @param drift what other hands have changed in its schema; empty too when that was not looked at
 */
public record DatabaseState(DatabaseFacts facts, History history, List<SchemaChange> drift) {

  /** The state when nobody looked for drift. */
  public DatabaseState(DatabaseFacts facts, History history) {
    this(facts, history, List.of());
  }
}
