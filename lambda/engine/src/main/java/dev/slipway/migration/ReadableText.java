package dev.slipway.migration;

import dev.slipway.sql.LineEnds;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.Place;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Token;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file's text cut into statements. A DOWN section that cannot be cut stands in nobody's way but
 * {@code down}'s: it is read as if it were blank.
 *
 * @param inDown what is wrong in the DOWN section, null for nothing
 */
record ReadableText(ParsedText parsed, @Nullable SqlSyntaxException inDown) {

  /**
   * Reads a text with a reader that is called anew for each try. Throws {@link SqlSyntaxException}
   * for what is wrong in another section.
   */
  static ReadableText of(String text, Function<String, ParsedText> reader) {
    try {
      return new ReadableText(reader.apply(text), null);
    } catch (SqlSyntaxException e) {
      int start = downBefore(text, e, reader);
      int end = start;
      while (end < text.length() && Marker.ours(line(text, end)).isEmpty()) {
        end = LineEnds.next(text, end);
      }
      String blank = text.substring(start, end).replaceAll("[^\\r\\n]", " ");
      return new ReadableText(
          reader.apply(text.substring(0, start) + blank + text.substring(end)), e);
    }
  }

  /** Where the DOWN section begins that a failure stands in. Throws the failure for any other. */
  private static int downBefore(
      String text, SqlSyntaxException failure, Function<String, ParsedText> reader) {
    Place place = failure.place();
    int offset = place == null ? failure.offset() : place.outermost().offset();
    String readable = text.substring(0, offset);
    List<Token> markers =
        reader.apply(readable).comments().stream()
            .filter(c -> SectionMarkers.beginningAt(c, readable).isPresent())
            .toList();
    Token last = markers.isEmpty() ? null : markers.get(markers.size() - 1);
    if (last == null || Marker.ours(last.in(text)).filter(Section.DOWN::equals).isEmpty()) {
      throw failure;
    }
    return last.end();
  }

  private static String line(String text, int start) {
    return text.substring(start, LineEnds.end(text, start)).strip();
  }
}
