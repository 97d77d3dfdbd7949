package dev.slipway.backup.catalogue;

import dev.slipway.sql.ParsedText;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads statements of which each ends at the end of a line, some at a time. */
public final class StatementBites {

  private static final int LINES = 500;
  private static final int CHARACTERS = 2 << 20;

  private final Reader reader;
  private final char[] buffer = new char[1 << 14];
  private int at;
  private int end;

  /** Reads nothing yet; whoever opened the stream closes it. */
  public StatementBites(InputStream in) {
    this.reader = new InputStreamReader(in, StandardCharsets.UTF_8);
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
    for (int lines = 1; readLine(text); lines++) {
      boolean enough = lines >= LINES || text.length() >= CHARACTERS;
      if (enough && text.lastIndexOf(";\n") == text.length() - 2 && isWhole(text.toString())) {
        break;
      }
    }
    return StatementReader.read(text.toString());
  }

  /** Adds a line with its end, false when there is none; a name may hold a carriage return. */
  private boolean readLine(StringBuilder text) throws IOException {
    int before = text.length();
    while (at < end || fill()) {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      boolean whole = at < end;
      at += whole ? 1 : 0;
      text.append(buffer, from, at - from);
      if (whole) {
        return true;
      }
    }
    return text.length() > before;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, reader.read(buffer));
    return end > 0;
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
