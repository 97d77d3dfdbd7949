package dev.slipway.transfer.rows;

import dev.slipway.sql.ParsedText;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text of SQL into pieces of whole statements, of which each ends with its line, and hands
 * on the rows behind a COPY as they are. A piece is not much longer than its longest statement.
 */
final class SqlPieces {

  /** From here on, a piece ends where a statement does. */
  private static final int ENOUGH = 128 * 1024;

  private static final Pattern COPIES =
      Pattern.compile("\\bFROM\\s+STDIN\\b[^;]*;\\s*$", Pattern.CASE_INSENSITIVE);

  /**
   * Statements in a row.
   *
   * @param line of the text where they begin
   * @param offset in bytes where they begin
   */
  record Piece(ParsedText text, long line, long offset) {

    /** The COPY at its end whose rows follow, null when none do. */
    @Nullable Statement copy() {
      List<Statement> all = text.statements();
      Statement last = all.isEmpty() ? null : all.get(all.size() - 1);
      return last != null && last.copiesIn() ? last : null;
    }

    /** The line of a place in its text. */
    long lineOf(int place) {
      return line + text.text().substring(0, place).chars().filter(c -> c == '\n').count();
    }
  }

  private final LineInput in;
  private long begun;

  /** The line and the offset of what comes first. */
  SqlPieces(InputStream in, long line, long offset) {
    this.in = new LineInput(in, line, offset);
    this.begun = line;
  }

  /**
   * The next piece; null at the end. Throws {@link SqlSyntaxException} for what begins behind line
   * {@link #begun} and is never closed.
   */
  @Nullable Piece next() throws IOException {
    in.skipEmptyLines();
    begun = in.line();
    long offset = in.offset();
    StringBuilder text = new StringBuilder();
    int enough = ENOUGH;
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      text.append(line);
      boolean copies = COPIES.matcher(line).find();
      if (copies || (text.length() >= enough && mayEnd(line))) {
        Piece piece = whole(text.toString(), offset, copies);
        if (piece != null) {
          return piece;
        }
        // So often only that a statement of many lines costs no more than some times its length.
        enough = Math.max(enough, 2 * text.length());
      }
    }
    return text.length() == 0
        ? null
        : new Piece(StatementReader.read(text.toString()), begun, offset);
  }

  /** A line that is blank may be far behind the end of the last statement. */
  private static boolean mayEnd(String line) {
    String text = line.stripTrailing();
    return text.isEmpty() || text.endsWith(";");
  }

  /** The piece; null where the text ends within something, or copies nothing. */
  private @Nullable Piece whole(String text, long offset, boolean copies) {
    try {
      ParsedText parsed = StatementReader.read(text);
      List<Statement> all = parsed.statements();
      boolean closed = all.isEmpty() || text.indexOf(';', all.get(all.size() - 1).end()) >= 0;
      Piece piece = new Piece(parsed, begun, offset);
      return closed && (!copies || piece.copy() != null) ? piece : null;
    } catch (SqlSyntaxException e) {
      return null;
    }
  }

  /** The line where the piece begins that was read last. */
  long begun() {
    return begun;
  }

  /** The line of what comes next. */
  long line() {
    return in.line();
  }

  /** The rows behind a COPY, to be read to their end before the next piece. */
  CopyBlock rows() {
    return new CopyBlock(in);
  }
}
