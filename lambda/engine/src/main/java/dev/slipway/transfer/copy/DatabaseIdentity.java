package dev.slipway.transfer.copy;

import dev.slipway.error.InvalidInput;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;

/**
 * Which database of which server. What was restored from a snapshot has the identifiers of what it
 * was made of, but not the moment in which its server was started.
 */
final class DatabaseIdentity {

  private static final String SQL =
      "SELECT pg_postmaster_start_time()::text AS started, oid, datname AS name"
          + " FROM pg_database WHERE datname = current_database()";

  private DatabaseIdentity() {}

  /** Throws {@link InvalidInput} when both sessions are of one database. */
  static void refuseSame(Session one, Session other, String address) {
    if (of(one).equals(of(other))) {
      throw new InvalidInput(
          "--from (from) is the database that the rows would go into, "
              + address
              + ". Name another one. Nothing was changed.");
    }
  }

  private static Row of(Session session) {
    return session
        .execute("SET LOCAL timezone = 'UTC';\nSET LOCAL datestyle = 'ISO';\n" + SQL)
        .get(0)
        .first();
  }
}
