package dev.slipway.transfer.rows;

import java.io.IOException;
import java.io.InputStream;

/**
 * Objects of an array, or one behind the other, as lines of COPY's text format, one for each. What
 * it reads is known to be JSON.
 */
final class JsonLines extends RewrittenInput {

  private static final int BUFFER = 64 * 1024;

  private int depth;
  private boolean string;
  private boolean escaped;
  private long line = 1;
  private long objects;
  private long wanted;
  private long found;

  JsonLines(InputStream in) {
    super(in);
  }

  /** Reads on to an object, counted from 1, and gives the line in which it begins. */
  long lineOf(long object) throws IOException {
    wanted = object;
    byte[] lines = new byte[BUFFER];
    int count = 0;
    while (found == 0 && count >= 0) {
      count = read(lines, 0, BUFFER);
    }
    return found;
  }

  @Override
  void accept(byte b) {
    line += b == '\n' ? 1 : 0;
    if (string) {
      inString(b);
    } else if (depth > 0) {
      inObject(b);
    } else if (b == '{') {
      depth = 1;
      objects++;
      found = objects == wanted ? line : found;
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
