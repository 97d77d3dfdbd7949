package dev.slipway.backup.restore;

import dev.slipway.sql.ParsedText;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads statements of which each ends at the end of a line, some at a time. */
final class StatementBites {

  private static final int LINES = 500;
  private static final int CHARACTERS = 2 << 20;

  private final BufferedReader reader;

  StatementBites(InputStream in) {
    this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** The next ones that are more than settings of the session; none at the end. */
  List<Statement> next() throws IOException {
    StringBuilder text = new StringBuilder();
    String line;
    int lines = 0;
    while ((line = reader.readLine()) != null) {
      text.append(line).append('\n');
      lines++;
      boolean enough = lines >= LINES || text.length() >= CHARACTERS;
      if (enough && line.endsWith(";") && isWhole(text.toString())) {
        List<Statement> statements = statements(text.toString());
        if (!statements.isEmpty()) {
          return statements;
        }
        text.setLength(0);
        lines = 0;
      }
    }
    return statements(text.toString());
  }

  /** A comment on a large object may have a line that ends so. */
  private static boolean isWhole(String text) {
    try {
      StatementReader.read(text);
      return true;
    } catch (SqlSyntaxException e) {
      return false;
    }
  }

  private static List<Statement> statements(String text) {
    ParsedText parsed = StatementReader.read(text);
    return parsed.statements().stream().filter(s -> !s.words().starts("SET")).toList();
  }
}
