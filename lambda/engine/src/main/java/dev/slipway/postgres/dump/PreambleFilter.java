package dev.slipway.postgres.dump;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes a dump on without one of the settings that it begins with; the rest stays as it is. */
final class PreambleFilter extends FilterOutputStream {

  private static final String PREAMBLE = "(--|\\\\|SET |SELECT pg_catalog\\.set_config).*";

  private final String dropped;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean isOver;

  PreambleFilter(OutputStream out, String dropped) {
    super(out);
    this.dropped = dropped;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int next = offset;
    while (!isOver && next < offset + length) {
      line.write(bytes[next]);
      if (bytes[next++] == '\n') {
        endLine();
      }
    }
    out.write(bytes, next, offset + length - next);
  }

  private void endLine() throws IOException {
    String text = line.toString(StandardCharsets.UTF_8).strip();
    if (text.equals(dropped)) {
      line.reset();
    }
    isOver = !text.isEmpty() && !text.matches(PREAMBLE);
    line.writeTo(out);
    line.reset();
  }

  /** Also passes on a line that is not ended yet. */
  @Override
  public void flush() throws IOException {
    line.writeTo(out);
    line.reset();
    out.flush();
  }
}
