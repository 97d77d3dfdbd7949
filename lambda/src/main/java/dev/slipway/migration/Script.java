package dev.slipway.migration;

import dev.slipway.sql.LineEnds;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.Place;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.TextPosition;
import dev.slipway.sql.TransactionCommand;
import java.util.List;

/**
 * The SQL of one section.
 *
 * @param origin the file, or a description of where else the text was kept
 * @param original the file's text, for positions
 * @param text the text the statements were read from, line by line the same as the original
 * @param start where this section begins in the text
 * @param end where it ends
 */
public record Script(
    String origin, String original, String text, int start, int end, List<Statement> statements) {

  /** A script of its own, such as a DOWN section that was stored in the history table. */
  public static Script stored(String origin, String sql) {
    ParsedText parsed = StatementReader.read(sql);
    return new Script(origin, sql, sql, 0, sql.length(), parsed.statements());
  }

  /** This section's part of the text. */
  public String sql() {
    return text.substring(start, end);
  }

  /** True when there is nothing to run. */
  public boolean isEmpty() {
    return statements.isEmpty();
  }

  /** True when all it does is to begin and end transactions. */
  public boolean onlyEndsTransactions() {
    return statements.stream().allMatch(s -> TransactionCommand.of(s.words()).isPresent());
  }

  /** Where an offset of {@link #text()} stands in the file. */
  public TextPosition position(int offset) {
    TextPosition position = TextPosition.of(text, offset);
    int takenOff = line(original, position.line()).length() - line(text, position.line()).length();
    return new TextPosition(position.line(), position.column() + takenOff);
  }

  /** The file with line and column, as editors and terminals link it. */
  public String location(int offset) {
    return origin + ":" + position(offset);
  }

  /** The same for a place in one of the texts that the statements are from. */
  public String location(Place place) {
    return isOfThisFile(place) ? location(place.offset()) : place.toString();
  }

  /** The line and column of a place in its file. */
  public TextPosition position(Place place) {
    return isOfThisFile(place)
        ? position(place.offset())
        : TextPosition.of(place.source().text(), place.offset());
  }

  /** The name of the file that a place is in. */
  public String fileOf(Place place) {
    return isOfThisFile(place) ? origin : place.source().name();
  }

  private static boolean isOfThisFile(Place place) {
    return place.source().includedBy() == null;
  }

  private static String line(String text, int number) {
    int start = 0;
    for (int i = 1; i < number; i++) {
      start = LineEnds.next(text, start);
    }
    return text.substring(start, LineEnds.end(text, start));
  }
}
