package dev.slipway.backup.catalogue;

import dev.slipway.backup.manifest.ServerId;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;

/** Asks servers who they are. */
public final class ServerIds {

  private static final String SYSTEM =
      "SELECT system_identifier::text AS id FROM pg_catalog.pg_control_system()";

  private ServerIds() {}

  /**
   * The server of a session, outside of a transaction. Managed services may refuse to tell, and
   * then it is what the settings say.
   */
  public static ServerId of(Session session, DatabaseSettings database) {
    try {
      return new ServerId(database.serverId(), session.execute(SYSTEM).get(0).first().get("id"));
    } catch (SqlFailure e) {
      if (e.isConnectionLoss()) {
        throw e;
      }
      return new ServerId(database.serverId(), null);
    }
  }
}
