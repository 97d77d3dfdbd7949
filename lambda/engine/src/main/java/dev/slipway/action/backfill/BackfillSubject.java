package dev.slipway.action.backfill;

import dev.slipway.action.Desk;
import dev.slipway.action.Fields;
import java.util.Map;

/**
 * Which backfill it is about, and where.
 *
 * @param params the values of its parameters
 */
record BackfillSubject(
    String database, String environment, String name, Map<String, String> params, long durationMs) {

  static BackfillSubject of(Desk desk, String name, Map<String, String> params, long durationMs) {
    return new BackfillSubject(
        desk.database(), desk.settings().environment(), name, params, durationMs);
  }

  /** The fields that every answer begins with. */
  Fields fields(String outcome) {
    return new Fields()
        .with("action", "backfill")
        .with("outcome", outcome)
        .with("database", database)
        .with("environment", environment)
        .with("name", name)
        .with("params", params);
  }
}
