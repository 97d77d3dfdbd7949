package dev.slipway.ledger;

import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Pooler;
import dev.slipway.postgres.Session;

/**
 * Finds out whether a pooler moves us between sessions. It is suspected when the process that
 * answers is not the one announced; it is proved when our backend answers somebody else, or another
 * backend answers us.
 */
final class Pooling {

  private final Session session;
  private final Connector connector;
  private boolean harmless;

  Pooling(Session session, Connector connector) {
    this.session = session;
    this.connector = connector;
  }

  /** True once a suspected pooler has been found to keep sessions. */
  boolean isHarmless() {
    return harmless;
  }

  /**
   * Throws {@link UnsupportedServer} when sessions are shared. We ask twice in a row, because two
   * sessions that only take turns could be given the same two backends each time.
   */
  void refuseIfShared(int pid) {
    try (Session other = connector.open()) {
      if (pid(other) == pid || pid(session) != pid || pid(session) != pid || pid(other) == pid) {
        throw new UnsupportedServer(Pooler.REFUSAL);
      }
    }
    harmless = true;
  }

  private static int pid(Session session) {
    String pid =
        session.execute("SELECT pg_catalog.pg_backend_pid() AS pid").get(0).first().get("pid");
    return Integer.parseInt(String.valueOf(pid));
  }
}
