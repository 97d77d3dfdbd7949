package dev.slipway.transfer.rows;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows without some of their columns; what stays is as it was. */
final class KeptColumns extends RewrittenInput {

  /** How rows are written. */
  enum Form {
    CSV((byte) ','),
    TEXT((byte) '\t');

    private final byte between;

    Form(byte between) {
      this.between = between;
    }
  }

  private final Form form;
  private final boolean[] kept;
  private final int first;
  private int field;
  private boolean literal;

  private KeptColumns(InputStream in, Form form, boolean[] kept, int first) {
    super(in);
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
  void accept(byte b) {
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
      put(b);
    }
  }
}
