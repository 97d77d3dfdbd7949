package dev.slipway.backup.catalogue;

import dev.slipway.postgres.ByteText;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** What stands before the rows of a file: settings, and the COPY that loads them. */
public final class RowsHead {

  private static final String LAST = "FROM stdin;";

  /** A name is short; a file that goes on so much longer has no COPY. */
  private static final int LONGEST = 4 << 20;

  private RowsHead() {}

  /** Reads up to the first row. Throws when no COPY comes. */
  public static ParsedText read(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < LONGEST) {
      String line = line(in);
      text.append(line);
      if (line.stripTrailing().endsWith(LAST)) {
        try {
          return withCopy(StatementReader.read(text.toString()));
        } catch (SqlSyntaxException e) {
          // The line ends within a name.
        }
      }
    }
    throw new IOException("there is no COPY at its head");
  }

  /** The COPY of a head. */
  public static Statement copy(ParsedText head) {
    return head.statements().get(head.statements().size() - 1);
  }

  private static ParsedText withCopy(ParsedText head) throws IOException {
    List<Statement> statements = head.statements();
    if (statements.isEmpty() || !copy(head).copiesIn()) {
      throw new IOException("there is no COPY at its head");
    }
    return head;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b;
    do {
      b = in.read();
      if (b < 0 || line.size() > LONGEST) {
        throw new EOFException("there is no COPY in it");
      }
      line.write(b);
    } while (b != '\n');
    return ByteText.of(line.toByteArray());
  }
}
