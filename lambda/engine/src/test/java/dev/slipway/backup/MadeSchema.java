package dev.slipway.backup;

import dev.slipway.postgres.SocketSession;
import dev.slipway.postgres.dump.DumpRequest;
import dev.slipway.postgres.dump.SchemaDumper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** For tests of rows, which make the schema on both sides themselves: nothing but a comment. */
record MadeSchema() implements SchemaDumper {

  @Override
  public String version() {
    return "the test";
  }

  @Override
  public void dump(DumpRequest request, SocketSession in, OutputStream out) {
    dump(request, out);
  }

  @Override
  public void dump(DumpRequest request, OutputStream out) {
    try {
      out.write(("-- " + request.section() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
