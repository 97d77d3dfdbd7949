package dev.slipway.postgres.dump;

import dev.slipway.postgres.SocketSession;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * The sections of the whole schema, in a session as above. All are of one reading, where
   * pg_restore of the same version is beside pg_dump; else each is read when it is written.
   *
   * @param encoding of what is written; null for that of the session, which is UTF-8
   */
  default DumpedSections sections(@Nullable String encoding, SocketSession in) {
    return (section, out) -> dump(new DumpRequest(section, null, encoding, List.of()), in, out);
  }
}
