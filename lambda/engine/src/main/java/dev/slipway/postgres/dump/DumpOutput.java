package dev.slipway.postgres.dump;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Passes a dump on and knows whether it is all there: pg_dump says so in its last comment. */
final class DumpOutput extends OutputStream {

  /** Longer than the last comment and the line \\unrestrict that may follow. */
  private static final int KEPT = 512;

  private static final Pattern END =
      Pattern.compile(
          "\n--\n-- PostgreSQL database dump complete\n--\n\\s*(\\\\unrestrict \\S+\\s*)?$");

  private final OutputStream out;
  private byte[] end = new byte[0];

  DumpOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    byte[] all = Arrays.copyOf(end, end.length + Math.min(length, KEPT));
    int taken = all.length - end.length;
    System.arraycopy(bytes, offset + length - taken, all, end.length, taken);
    end = Arrays.copyOfRange(all, Math.max(0, all.length - KEPT), all.length);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** True when the last comment has come, and nothing of the dump after it. */
  boolean isComplete() {
    String text = new String(end, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    return END.matcher(text).find();
  }
}
