package dev.slipway.backup.part;

import dev.slipway.postgres.SocketSession;

/**
 * What all sessions of a backup read.
 *
 * @param reader reads it, and has a lock on every table, so that it waits behind nobody; used by
 *     one thread at a time
 * @param name as the server exported it
 */
public record SharedSnapshot(SocketSession reader, String name) {

  /** Begins a transaction of another session on it. */
  String join() {
    return CatalogueSql.BEGIN + use(name) + CatalogueSql.SETTINGS;
  }

  /** Has a transaction that has read nothing yet read the snapshot with this name. */
  public static String use(String name) {
    return "SET TRANSACTION SNAPSHOT '" + name + "';\n";
  }
}
