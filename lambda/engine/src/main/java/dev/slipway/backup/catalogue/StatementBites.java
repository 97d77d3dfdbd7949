package dev.slipway.backup.catalogue;

import dev.slipway.postgres.ByteText;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads statements of which each ends at the end of a line, some at a time. */
public final class StatementBites {

  private static final int LINES = 500;
  private static final int CHARACTERS = 2 << 20;

  private final InputStream in;
  private final byte[] block = new byte[1 << 16];
  private int at;
  private int filled;

  /** Reads nothing yet; whoever opened the stream closes it. */
  public StatementBites(InputStream in) {
    this.in = in;
  }

  /** The next ones that are more than what a file begins with; none at the end. */
  public List<Statement> next() throws IOException {
    while (true) {
      ParsedText bite = bite();
      List<Statement> statements =
          bite.statements().stream()
              .filter(one -> !one.words().starts("SET") || names(one))
              .toList();
      if (!statements.isEmpty() || bite.text().isEmpty()) {
        return statements;
      }
    }
  }

  /**
   * The next stretch of the text, with all that is in it; an empty text at the end. Throws {@link
   * SqlSyntaxException} for a text that ends within a quote.
   */
  public ParsedText bite() throws IOException {
    StringBuilder text = new StringBuilder();
    int lines = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      text.append(line);
      lines++;
      boolean enough = lines >= LINES || text.length() >= CHARACTERS;
      if (enough && line.endsWith(";\n") && isWhole(text.toString())) {
        break;
      }
    }
    return StatementReader.read(text.toString());
  }

  /** With its end; empty at the end of all. */
  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean ended = false;
    while (!ended && (at < filled || fill())) {
      int end = at;
      while (end < filled && !ended) {
        ended = block[end] == '\n';
        end++;
      }
      line.write(block, at, end - at);
      at = end;
    }
    return ByteText.of(line.toByteArray());
  }

  /** By blocks: large objects are one long line each. False at the end. */
  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(block));
    return filled > 0;
  }

  /** True for who passes a privilege on, for the statements behind it. */
  private static boolean names(Statement statement) {
    return statement.words().starts("SET", "SESSION", "AUTHORIZATION");
  }

  /** A comment on a large object may have a line that ends so. */
  private static boolean isWhole(String text) {
    try {
      boolean open = false;
      for (Statement statement : StatementReader.read(text).statements()) {
        open = names(statement) || (open && !statement.words().starts("RESET"));
      }
      return !open;
    } catch (SqlSyntaxException e) {
      return false;
    }
  }
}
