package dev.slipway.backup.restore.unit;

import dev.slipway.backup.catalogue.RowsHead;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.sql.ParsedText;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * The rows of a file, behind the statements at its head. The line that ends them and what follows
 * go along: the server reads up to that line (PostgreSQL manual, COPY, "Text Format").
 */
final class RowsInput extends FilterInputStream {

  private final ParsedText head;
  private final String options;
  private final LongConsumer meter;

  private RowsInput(InputStream in, ParsedText head, String options, LongConsumer meter) {
    super(in);
    this.head = head;
    this.options = options;
    this.meter = meter;
  }

  static RowsInput open(StoredBackup backup, Part part, boolean frozen, LongConsumer meter)
      throws IOException {
    InputStream in = backup.open(part);
    try {
      String encoding = backup.manifest().origin().encoding();
      return new RowsInput(in, RowsHead.read(in), options(encoding, frozen), meter);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** The COPY that the rows belong to. */
  String command() {
    return RowsHead.copy(head).sql() + options;
  }

  /** The table that it names, as written. */
  String table() {
    return RowsHead.copy(head).words().nameAt(1);
  }

  /** How many lines of the file stand before them. */
  long linesBefore() {
    return head.text().lines().count();
  }

  /** Bytes of no known encoding are taken as they are; all else was written as UTF-8. */
  private static String options(String encoding, boolean frozen) {
    boolean bytes = encoding.equals("SQL_ASCII");
    return " WITH (FREEZE " + frozen + (bytes ? ", ENCODING 'SQL_ASCII')" : ")");
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    if (count > 0) {
      meter.accept(count);
    }
    return count;
  }
}
