package dev.slipway.backup.part;

import dev.slipway.postgres.Session;

/**
 * What all sessions read that work side by side.
 *
 * @param reader reads it, and has a lock on every table, so that it waits behind nobody; used by
 *     one thread at a time
 * @param name as the server exported it
 * @param settings statements for what is set besides, empty for nothing
 */
public record SharedSnapshot(Session reader, String name, String settings) {

  /** Begins a transaction of another session on it. */
  String join() {
    return SnapshotSql.BEGIN + use(name) + SnapshotSql.SETTINGS + settings;
  }

  /**
   * Ends the transaction of another session and joins anew, which gives back its locks. The
   * reader's locks stay, so that no table can change between.
   */
  void joinAnew(Session session) {
    session.executeAsWritten("COMMIT");
    session.execute(join());
  }

  /** Has a transaction that has read nothing yet read the snapshot with this name. */
  public static String use(String name) {
    return "SET TRANSACTION SNAPSHOT '" + name + "';\n";
  }
}
