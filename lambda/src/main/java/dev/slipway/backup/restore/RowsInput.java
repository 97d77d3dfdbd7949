package dev.slipway.backup.restore;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The rows of a file, behind the statements at its head. The line that ends them and what follows
 * go along: the server reads up to that line (PostgreSQL manual, COPY, "Text Format").
 */
final class RowsInput extends FilterInputStream {

  private static final String LAST = "FROM stdin;";

  private final String command;
  private final LongConsumer meter;

  private RowsInput(InputStream in, String command, LongConsumer meter) {
    super(in);
    this.command = command;
    this.meter = meter;
  }

  static RowsInput open(StoredBackup backup, Part part, boolean frozen, LongConsumer meter)
      throws IOException {
    InputStream in = backup.open(part);
    try {
      String encoding = backup.manifest().origin().encoding();
      return new RowsInput(in, command(head(in)) + options(encoding, frozen), meter);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** The COPY that the rows belong to. */
  String command() {
    return command;
  }

  /** Bytes of no known encoding are taken as they are; all else was written as UTF-8. */
  private static String options(String encoding, boolean frozen) {
    boolean bytes = encoding.equals("SQL_ASCII");
    return " WITH (FREEZE " + frozen + (bytes ? ", ENCODING 'SQL_ASCII')" : ")");
  }

  private static List<Statement> head(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (true) {
      String line = line(in);
      text.append(line);
      if (line.stripTrailing().endsWith(LAST)) {
        try {
          return StatementReader.read(text.toString()).statements();
        } catch (SqlSyntaxException e) {
          // The line ends within a name.
        }
      }
    }
  }

  private static String command(List<Statement> head) throws IOException {
    Statement last = head.get(head.size() - 1);
    if (!last.copiesIn()) {
      throw new IOException("there is no COPY at its head");
    }
    return last.sql();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b;
    do {
      b = in.read();
      if (b < 0) {
        throw new EOFException("there is no COPY in it");
      }
      line.write(b);
    } while (b != '\n');
    return line.toString(StandardCharsets.UTF_8);
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
