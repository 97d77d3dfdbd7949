package dev.slipway.history;

import dev.slipway.migration.Version;
import dev.slipway.postgres.Sql;

/**
 * The SQL that raises an error where schema_migrations has not taken what was written: a trigger,
 * of whoever made the table, may have kept a row as it was. Each text ends with a semicolon and a
 * line break.
 */
public final class WriteCheck {

  /** What the error says, before the version that it is about. */
  public static final String NOT_TAKEN = "schema_migrations did not take what was written of ";

  private WriteCheck() {}

  /** The version must be there, in a state. */
  static String isWritten(String table, Version version, State state) {
    return "SELECT %s WHERE NOT EXISTS (SELECT FROM %s WHERE version = %s AND state = %s);\n"
        .formatted(
            notTaken(version), table, Sql.literal(version.toString()), Sql.literal(state.text()));
  }

  /** No row of the version may be there, however it is written. */
  static String isGone(String table, Version version) {
    return "SELECT %s FROM %s WHERE %s;\n"
        .formatted(notTaken(version), table, SameVersion.sql(version));
  }

  /** An error once it is evaluated, and not before. */
  private static String notTaken(Version version) {
    return "concat(" + Sql.literal(NOT_TAKEN + version) + ")::integer";
  }
}
