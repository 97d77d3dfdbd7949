package dev.slipway.postgres.dump;

import java.io.OutputStream;

/** Writes a database's definitions as SQL; never its rows. */
public interface SchemaDumper {

  /** The dumper's name and version, for manifests and messages. */
  String version();

  /** Writes what is asked for. Throws {@link DumpFailed}; what was written then counts for nothing. */
  void dump(DumpRequest request, OutputStream out);
}
