package dev.slipway.backup.rehearse;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.postgres.Connector;

/**
 * Where a rehearsal is held.
 *
 * @param first leads to a database of the server that is there
 * @param backup what is rehearsed
 */
record Workplace(
    Connector first, ScratchConnections connections, ScratchServer server, StoredBackup backup) {

  /** An empty database there. */
  ScratchDatabase database() {
    return ScratchDatabase.create(
        first, connections, server.restorer(), backup.manifest().origin());
  }
}
