package dev.slipway.backup.rehearse;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;

/**
 * Drops a scratch database, whoever is in it.
 *
 * @param connections lead to it by its name
 */
record ScratchRemoval(String name, ScratchConnections connections) {

  private static final String IN_USE = "55006";

  private static final String FIND = "SELECT FROM pg_database WHERE datname = ";

  /** Subscriptions keep a database from being dropped; their publishers know nothing of ours. */
  private static final String SUBSCRIPTIONS =
      """
      SELECT format('ALTER SUBSCRIPTION %1$I DISABLE; ALTER SUBSCRIPTION %1$I SET (slot_name = NONE);'
        ' DROP SUBSCRIPTION %1$I', s.subname) AS sql
      FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid
      WHERE d.datname = current_database()\
      """;

  /**
   * Does so through a session of another database, if it was ever created. Throws {@link
   * SqlFailure} when it stays.
   */
  void by(Session session) {
    if (session.execute(FIND + Sql.literal(name)).get(0).list().isEmpty()) {
      return;
    }
    String drop = "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)";
    try {
      session.executeAsWritten(drop);
    } catch (SqlFailure e) {
      if (!e.sqlState().equals(IN_USE)) {
        throw e;
      }
      dropSubscriptions();
      session.executeAsWritten(drop);
    }
  }

  private void dropSubscriptions() {
    try (Session session = connections.to(name, null).open()) {
      for (var subscription : session.execute(SUBSCRIPTIONS).get(0).list()) {
        for (String sql : String.valueOf(subscription.get("sql")).split("; ", -1)) {
          session.executeAsWritten(sql);
        }
      }
    }
  }
}
