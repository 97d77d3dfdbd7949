package dev.slipway.transfer.rows;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows without some of their columns; what stays is as it was. */
final class KeptColumns extends InputStream {

  /** How rows are written. */
  enum Form {
    CSV((byte) ','),
    TEXT((byte) '\t');

    private final byte between;

    Form(byte between) {
      this.between = between;
    }
  }

  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final Form form;
  private final boolean[] kept;
  private final int first;
  private final byte[] read = new byte[BUFFER];

  /** Each byte that is read gives one at most. */
  private final byte[] ready = new byte[BUFFER];

  private int from;
  private int end;
  private int field;
  private boolean literal;

  private KeptColumns(InputStream in, Form form, boolean[] kept, int first) {
    this.in = in;
    this.form = form;
    this.kept = kept;
    this.first = first;
  }

  /** The rows with those of the columns that are not null, of which there is one at least. */
  static InputStream of(InputStream in, Form form, List<? extends @Nullable Object> columns) {
    if (!columns.contains(null)) {
      return in;
    }
    boolean[] kept = new boolean[columns.size()];
    int first = kept.length;
    for (int i = kept.length - 1; i >= 0; i--) {
      kept[i] = columns.get(i) != null;
      first = kept[i] ? i : first;
    }
    return new KeptColumns(in, form, kept, first);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (from == end) {
      int count = in.read(read, 0, BUFFER);
      if (count < 0) {
        return -1;
      }
      from = 0;
      end = 0;
      for (int i = 0; i < count; i++) {
        accept(read[i]);
      }
    }
    int count = Math.min(length, end - from);
    System.arraycopy(ready, from, buffer, offset, count);
    from += count;
    return count;
  }

  private void accept(byte b) {
    boolean plain = isPlain(b);
    if (plain && b == form.between) {
      field++;
      keep(b, field > first && isKept());
    } else if (plain && (b == '\n' || b == '\r')) {
      field = 0;
      keep(b, true);
    } else {
      keep(b, isKept());
    }
  }

  private boolean isKept() {
    return field < kept.length && kept[field];
  }

  /** Whether a sign means something; follows quotes and backslashes. */
  private boolean isPlain(byte b) {
    if (form == Form.CSV) {
      literal ^= b == '"';
      return !literal;
    }
    boolean escaped = literal;
    literal = !escaped && b == '\\';
    return !escaped;
  }

  private void keep(byte b, boolean wanted) {
    if (wanted) {
      ready[end++] = b;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
