package dev.slipway.backup.part;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.Set;

/**
 * What all sessions read that work side by side.
 *
 * @param reader reads it, and has a lock on every table, so that it waits behind nobody; used by
 *     one thread at a time
 * @param name as the server exported it
 * @param settings statements for what is set besides, empty for nothing
 */
public record SharedSnapshot(Session reader, String name, String settings) {

  /** What refuses a snapshot in the server's source; its SQLSTATE differs between versions. */
  private static final Set<String> IMPORT = Set.of("ImportSnapshot", "SetTransactionSnapshot");

  /**
   * Begins a transaction of another session on it. Throws {@link SqlFailure}: that of a lost
   * connection where the session has ended that exported it.
   */
  void join(Session session) {
    try {
      session.execute(SnapshotSql.BEGIN + use(name) + SnapshotSql.SETTINGS + settings);
    } catch (SqlFailure e) {
      throw IMPORT.contains(e.routine()) ? gone(e) : e;
    }
  }

  private static SqlFailure gone(SqlFailure refused) {
    String what = "the session that keeps the snapshot has ended: " + refused.getMessage();
    SqlFailure gone = SqlFailure.beforehand(what, "08006");
    gone.addSuppressed(refused);
    return gone;
  }

  /**
   * Ends the transaction of another session and joins anew, which gives back its locks. The
   * reader's locks stay, so that no table can change between.
   */
  void joinAnew(Session session) {
    session.executeAsWritten("COMMIT");
    join(session);
  }

  /** Has a transaction that has read nothing yet read the snapshot with this name. */
  public static String use(String name) {
    return "SET TRANSACTION SNAPSHOT '" + name + "';\n";
  }
}
