package dev.slipway.postgres.dump;

import dev.slipway.postgres.SocketSession;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dumps a server before 17. pg_dump 17 and later begin with a setting that such a server does not
 * know, whatever server they dump (PostgreSQL 17 release notes, {@code transaction_timeout}), and
 * {@code psql -v ON_ERROR_STOP=1} would end there.
 */
record OlderServerDumper(SchemaDumper dumper) implements SchemaDumper {

  static final int FIRST_THAT_KNOWS = 17;

  private static final String UNKNOWN_SETTING = "SET transaction_timeout = 0;";

  @Override
  public String version() {
    return dumper.version();
  }

  @Override
  public List<String> warnings() {
    return dumper.warnings();
  }

  @Override
  public void dump(DumpRequest request, OutputStream out) {
    dumper.dump(request, new PreambleFilter(out, UNKNOWN_SETTING));
  }

  @Override
  public void dump(DumpRequest request, SocketSession in, OutputStream out) {
    dumper.dump(request, in, new PreambleFilter(out, UNKNOWN_SETTING));
  }

  @Override
  public DumpedSections sections(@Nullable String encoding, SocketSession in) {
    DumpedSections all = dumper.sections(encoding, in);
    return new DumpedSections() {
      @Override
      public void write(DumpSection section, OutputStream out) {
        all.write(section, new PreambleFilter(out, UNKNOWN_SETTING));
      }

      @Override
      public void close() {
        all.close();
      }
    };
  }
}
