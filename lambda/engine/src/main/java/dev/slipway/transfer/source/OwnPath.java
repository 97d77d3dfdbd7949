package dev.slipway.transfer.source;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;

/**
 * The search_path of whoever wrote an expression: what it names is looked up as in the author's own
 * sessions, where an operator of an extension is another than that of the server.
 *
 * @param path as the setting has it
 */
public record OwnPath(String path) {

  /** That of a session in which nothing was set yet. One round trip. */
  public static OwnPath of(Session session) {
    return new OwnPath(session.values("SELECT pg_catalog.current_setting('search_path')").get(0));
  }

  /** Has names looked up so until {@link #leave}, or the next text of ours. */
  public void use(Session session) {
    session.executeAsWritten(
        "SELECT pg_catalog.set_config('search_path', " + Sql.literal(path) + ", true)");
  }

  /** Has names looked up as ours again. */
  public void leave(Session session) {
    session.execute("");
  }
}
