package dev.slipway.migration;

import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.psql.Finding;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.Place;
import dev.slipway.sql.SqlSource;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.TextPosition;
import dev.slipway.sql.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the sections of a migration file and reads their scripts. */
final class SectionReader {

  /** A stretch of the text that belongs to one section. */
  private record Part(Section section, int start, int end) {}

  private final String file;
  private final Problems problems;
  private final Source source;
  private PsqlCommands psql;
  private final ParsedText parsed;
  private final @Nullable SqlSyntaxException inDown;
  private final List<Part> parts = new ArrayList<>();

  SectionReader(String file, String text, Source source, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.source = source;
    this.psql = new PsqlCommands(source);
    ReadableText readable = ReadableText.of(text, this::parseAnew);
    this.parsed = readable.parsed();
    this.inDown = readable.inDown();
    findParts();
  }

  /** What psql's commands in the file came to. */
  PsqlCommands psql() {
    return psql;
  }

  ParsedText parsed() {
    return parsed;
  }

  /** The script of a section; empty when the file has none. */
  Script script(Section section) {
    Part part = part(section);
    return part == null
        ? new Script(file, parsed.text(), parsed.text(), 0, 0, List.of(), List.of())
        : script(parsed, part, psql);
  }

  /** True when a section holds a comment. */
  boolean hasComment(Section section) {
    Part part = part(section);
    return part != null
        && parsed.comments().stream()
            .anyMatch(c -> c.start() >= part.start && c.start() < part.end);
  }

  /**
   * The DOWN script, also when it is kept in comments; empty when the section says nothing, null
   * when there is none, or none that does anything.
   */
  @Nullable Script down() {
    Part part = part(Section.DOWN);
    if (part == null || unreadableDown() != null) {
      return null;
    }
    Script script = script(parsed, part, psql);
    if (script.isEmpty()) {
      return saysNothing(part) ? script : commentedDown(part);
    }
    return script.onlyEndsTransactions() ? null : script;
  }

  /** What is wrong with psql's commands outside of the DOWN section. */
  List<Finding> problems() {
    List<Finding> problems = new ArrayList<>();
    for (Finding found : psql.problems()) {
      if (!isInDown(found)) {
        problems.add(found);
      }
    }
    return problems;
  }

  /** What is wrong with a DOWN section that cannot be read, null for nothing. */
  @Nullable Problem unreadableDown() {
    if (inDown != null) {
      return new Problem(where(inDown), String.valueOf(inDown.getMessage()));
    }
    for (Finding found : psql.problems()) {
      if (isInDown(found)) {
        return new Problem(found.place().toString(), found.text());
      }
    }
    return null;
  }

  private boolean isInDown(Finding found) {
    Part down = part(Section.DOWN);
    int offset = found.place().outermost().offset();
    return down != null && offset >= down.start && offset <= down.end;
  }

  private String where(SqlSyntaxException failure) {
    Place place = failure.place();
    return place == null
        ? file + ":" + TextPosition.of(parsed.text(), failure.offset())
        : place.toString();
  }

  private boolean saysNothing(Part part) {
    return parsed.text().substring(part.start, part.end).chars().noneMatch(Character::isLetter);
  }

  private @Nullable Script commentedDown(Part part) {
    String text = parsed.text();
    String sql = CommentedScript.uncomment(text.substring(part.start, part.end));
    String whole = text.substring(0, part.start) + sql + text.substring(part.end);
    Part moved = new Part(Section.DOWN, part.start, part.start + sql.length());
    if (!CommentedScript.isSql(sql)) {
      return null;
    }
    PsqlCommands own = new PsqlCommands(source);
    return script(parse(whole, own), moved, own);
  }

  private Script script(ParsedText from, Part part, PsqlCommands own) {
    List<Statement> statements = from.between(part.start, part.end);
    return new Script(
        file,
        parsed.text(),
        from.text(),
        part.start,
        part.end,
        statements,
        own.echoes(part.start, part.end));
  }

  private @Nullable Part part(Section section) {
    return parts.stream().filter(p -> p.section == section).findFirst().orElse(null);
  }

  private ParsedText parse(String text, PsqlCommands own) {
    SqlSource source = new SqlSource(file, text, null);
    return StatementReader.read(source, c -> SectionMarkers.beginningAt(c, text).isPresent(), own);
  }

  private ParsedText parseAnew(String text) {
    psql = new PsqlCommands(source);
    return parse(text, psql);
  }

  private void findParts() {
    String text = parsed.text();
    SectionMarkers found = new SectionMarkers(parsed);
    found.complain(this::problem);
    List<Token> markers = found.ours();
    boolean hasUp =
        markers.stream()
            .anyMatch(m -> SectionMarkers.beginningAt(m, text).orElseThrow() == Section.UP);
    int first = markers.isEmpty() ? text.length() : markers.get(0).start();
    if (!hasUp) {
      parts.add(new Part(Section.UP, 0, first));
    } else if (!parsed.between(0, first).isEmpty()) {
      problem(
          parsed.statements().get(0).start(),
          "this statement stands before -- UP and would not run");
    }
    for (int i = 0; i < markers.size(); i++) {
      int end = i + 1 < markers.size() ? markers.get(i + 1).start() : text.length();
      add(markers.get(i), end);
    }
  }

  private void add(Token marker, int end) {
    Section section = SectionMarkers.beginningAt(marker, parsed.text()).orElseThrow();
    if (part(section) != null) {
      problem(marker.start(), "a second -- " + section + " section; a file has one of each");
    } else {
      parts.add(new Part(section, marker.end(), end));
    }
  }

  private void problem(int offset, String what) {
    problems.add(file + ":" + TextPosition.of(parsed.text(), offset), what);
  }
}
