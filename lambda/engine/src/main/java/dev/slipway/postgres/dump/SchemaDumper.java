package dev.slipway.postgres.dump;

import dev.slipway.postgres.SocketSession;
import java.io.OutputStream;
import java.util.List;

/** Writes a schema as SQL that psql runs, by genuine pg_dump. */
public interface SchemaDumper {

  /** The version of pg_dump, such as {@code 18.3}. */
  String version();

  /** What it has warned of so far, such as what it leaves out. */
  default List<String> warnings() {
    return List.of();
  }

  /**
   * Dumps the schema in UTF-8. What was written is a dump only when this returns; interrupting the
   * thread cancels it, on the server too. The stream is flushed and not closed.
   *
   * @throws DumpFailed when pg_dump fails, or does not say at its end that the dump is complete
   */
  void dump(DumpRequest request, OutputStream out);

  /**
   * The same in a session that is open, and within its transaction when there is one: it reads what
   * that sees, and waits for no lock that the session has. Afterwards the session can be used on;
   * one in which a dump failed cannot.
   */
  void dump(DumpRequest request, SocketSession in, OutputStream out);
}
