package dev.slipway.backup.rehearse;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.postgres.Connector;

/**
 * Where a backup is restored for a while.
 *
 * @param use what for
 * @param first leads to a database of the server that is there
 * @param backup what is restored
 */
record Workplace(
    ScratchUse use,
    Connector first,
    ScratchConnections connections,
    ScratchServer server,
    StoredBackup backup) {

  /** Looks at the server of a database, and makes it ready where that is allowed. */
  static Workplace on(
      String database, ScratchConnections connections, ScratchUse use, StoredBackup backup) {
    Connector first = connections.to(database, null).passingBytes();
    ScratchServer server = ScratchServer.prepare(first, backup.manifest(), use);
    return new Workplace(use, first, connections, server, backup);
  }

  /** An empty database there. */
  ScratchDatabase database() {
    return ScratchDatabase.create(
        first, connections, server.restorer(), use, backup.manifest().origin());
  }
}
