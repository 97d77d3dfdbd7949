package dev.slipway.backup;

import dev.slipway.postgres.Session;

/**
 * What all sessions of a backup read.
 *
 * @param holder has it open, with a lock on every table; used by one thread at a time
 * @param name as the server exported it
 */
record Snapshot(Session holder, String name) {

  /** Begins a transaction of another session on it. */
  String join() {
    return CatalogueSql.BEGIN
        + "SET TRANSACTION SNAPSHOT '"
        + name
        + "';\n"
        + CatalogueSql.SETTINGS;
  }
}
