package dev.slipway.migration;

import dev.slipway.sql.LineEnds;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.Place;
import dev.slipway.sql.SqlSource;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file's text cut into statements, by the lines of the tool that it is written for. A DOWN
 * section that cannot be cut stands in nobody's way but {@code down}'s: it is read as if it were
 * blank.
 */
final class ReadableText {

  private final String file;
  private final Source source;
  private final @Nullable Dialect dialect;
  private final ParsedText parsed;
  private PsqlCommands psql;
  private @Nullable SqlSyntaxException inDown;

  private ReadableText(String file, String text, Source source, @Nullable Dialect dialect) {
    this.file = file;
    this.source = source;
    this.dialect = dialect;
    this.psql = new PsqlCommands(source);
    this.parsed = readable(dialect == null ? text : dialect.closed(text));
  }

  /**
   * Reads a text in whatever dialect it is written. Throws {@link SqlSyntaxException} for what is
   * wrong outside of its DOWN section.
   */
  static ReadableText of(String file, String text, Source source) {
    ReadableText ours;
    try {
      ours = new ReadableText(file, text, source, null);
    } catch (SqlSyntaxException e) {
      String readable = text.substring(0, offset(e));
      ParsedText before = new ReadableText(file, readable, source, null).parsed;
      return in(Dialect.of(before).orElseThrow(() -> e), file, text, source);
    }
    return ours.saysUpOtherwise()
        ? Dialect.of(ours.parsed).map(other -> in(other, file, text, source)).orElse(ours)
        : ours;
  }

  /** Reads a text as one of ours, whatever it looks like; otherwise as {@link #of}. */
  static ReadableText ours(String file, String text, Source source) {
    return new ReadableText(file, text, source, null);
  }

  /** Each tool's line for UP has the word in it. */
  private boolean saysUpOtherwise() {
    return parsed.comments().stream()
        .map(comment -> comment.in(parsed.text()))
        .anyMatch(
            line -> line.toLowerCase(Locale.ROOT).contains("up") && Marker.ours(line).isEmpty());
  }

  /** Reads a text in a dialect that its place tells; otherwise as {@link #of}. */
  static ReadableText in(Dialect dialect, String file, String text, Source source) {
    return new ReadableText(file, text, source, dialect);
  }

  /** The statements of the text. */
  ParsedText parsed() {
    return parsed;
  }

  /** What psql's commands in the text came to. */
  PsqlCommands psql() {
    return psql;
  }

  /** What is wrong in the DOWN section, null for nothing. */
  @Nullable SqlSyntaxException inDown() {
    return inDown;
  }

  /** The tool that the text is written for, null for us. */
  @Nullable Dialect dialect() {
    return dialect;
  }

  /** The section that a comment begins, when it is one of the dialect's lines. */
  Optional<Section> beginningAt(Token comment, String text) {
    return section(comment.in(text)).filter(s -> SectionMarkers.isFirstOnLine(comment, text));
  }

  /** True when a line of the text begins a section. */
  boolean hasSections() {
    return parsed.comments().stream()
        .anyMatch(comment -> beginningAt(comment, parsed.text()).isPresent());
  }

  /** The same text with another stretch in the place of one of its own. */
  ParsedText replaced(String whole, PsqlCommands own) {
    SqlSource sql = new SqlSource(file, whole, null);
    return StatementReader.read(sql, c -> beginningAt(c, whole).isPresent(), own);
  }

  private Optional<Section> section(String line) {
    return dialect == null ? Marker.ours(line) : dialect.section(line);
  }

  private ParsedText readable(String text) {
    try {
      return parse(text);
    } catch (SqlSyntaxException e) {
      int start = downBefore(text, e);
      int end = start;
      while (end < text.length() && section(line(text, end)).isEmpty()) {
        end = LineEnds.next(text, end);
      }
      inDown = e;
      return parse(LineEnds.blanked(text, start, end));
    }
  }

  private ParsedText parse(String text) {
    psql = new PsqlCommands(source);
    return replaced(text, psql);
  }

  /** Where the DOWN section begins that a failure stands in. Throws the failure for any other. */
  private int downBefore(String text, SqlSyntaxException failure) {
    String readable = text.substring(0, offset(failure));
    List<Token> markers =
        parse(readable).comments().stream()
            .filter(c -> beginningAt(c, readable).isPresent())
            .toList();
    Token last = markers.isEmpty() ? null : markers.get(markers.size() - 1);
    if (last == null || section(last.in(text)).filter(Section.DOWN::equals).isEmpty()) {
      throw failure;
    }
    return last.end();
  }

  private static int offset(SqlSyntaxException failure) {
    Place place = failure.place();
    return place == null ? failure.offset() : place.outermost().offset();
  }

  private static String line(String text, int start) {
    return text.substring(start, LineEnds.end(text, start)).strip();
  }
}
