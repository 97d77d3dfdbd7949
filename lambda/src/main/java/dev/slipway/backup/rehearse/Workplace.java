package dev.slipway.backup.rehearse;

import dev.slipway.backup.manifest.Origin;
import dev.slipway.postgres.Connector;

/**
 * Where a rehearsal is held.
 *
 * @param first leads to a database of the server that is there
 * @param origin what the backup was taken from
 */
record Workplace(
    Connector first, ScratchConnections connections, ScratchServer server, Origin origin) {

  /** An empty database there. */
  ScratchDatabase database() {
    return ScratchDatabase.create(first, connections, server.restorer(), origin);
  }
}
