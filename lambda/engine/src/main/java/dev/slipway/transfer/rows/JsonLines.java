package dev.slipway.transfer.rows;

import java.io.InputStream;

/**
 * Objects of an array, or one behind the other, as lines of COPY's text format, one for each. What
 * it reads is known to be JSON.
 */
final class JsonLines extends RewrittenInput {

  private int depth;
  private boolean string;
  private boolean escaped;

  JsonLines(InputStream in) {
    super(in);
  }

  @Override
  void accept(byte b) {
    if (string) {
      inString(b);
    } else if (depth > 0) {
      inObject(b);
    } else if (b == '{') {
      depth = 1;
      put(b);
    }
  }

  private void inString(byte b) {
    if (b == '\\') {
      put(b);
    }
    put(b);
    string = escaped || b != '"';
    escaped = !escaped && b == '\\';
  }

  private void inObject(byte b) {
    string = b == '"';
    depth += b == '{' ? 1 : b == '}' ? -1 : 0;
    put(b == '\n' || b == '\r' || b == '\t' ? (byte) ' ' : b);
    if (depth == 0) {
      put((byte) '\n');
    }
  }
}
