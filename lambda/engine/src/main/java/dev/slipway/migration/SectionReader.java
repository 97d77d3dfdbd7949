package dev.slipway.migration;

import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.psql.Finding;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.Place;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.TextPosition;
import dev.slipway.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the sections of a migration file and reads their scripts. */
final class SectionReader {

  /** A stretch of the text that belongs to one section. */
  private record Part(Section section, int start, int end) {}

  private final String file;
  private final Problems problems;
  private final Source source;
  private final ReadableText text;
  private final ParsedText parsed;
  private final List<Part> parts = new ArrayList<>();

  SectionReader(String file, ReadableText text, Source source, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.source = source;
    this.text = text;
    this.parsed = text.parsed();
    findParts();
  }

  /** What psql's commands in the file came to. */
  PsqlCommands psql() {
    return text.psql();
  }

  ParsedText parsed() {
    return parsed;
  }

  /** The script of a section; empty when the file has none. */
  Script script(Section section) {
    Part part = part(section);
    return part == null
        ? new Script(file, parsed.text(), parsed.text(), 0, 0, List.of(), List.of())
        : script(parsed, part, psql());
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
    Script script = script(parsed, part, psql());
    if (script.isEmpty()) {
      return text.dialect() != null || saysNothing(part) ? script : commentedDown(part);
    }
    return script.onlyEndsTransactions() ? null : script;
  }

  /** True for a file that asks for a transaction of none, in another tool's words. */
  boolean isWithoutTransaction() {
    Dialect dialect = text.dialect();
    return dialect != null && dialect.isWithoutTransaction(parsed);
  }

  /** True where a section may be there and be blank, as other tools let it. */
  boolean mayBeBlank() {
    return text.dialect() != null;
  }

  /** What is wrong with psql's commands outside of the DOWN section. */
  List<Finding> problems() {
    List<Finding> problems = new ArrayList<>();
    for (Finding found : psql().problems()) {
      if (!isInDown(found)) {
        problems.add(found);
      }
    }
    return problems;
  }

  /** What is wrong with a DOWN section that cannot be read, null for nothing. */
  @Nullable Problem unreadableDown() {
    SqlSyntaxException inDown = text.inDown();
    if (inDown != null) {
      return new Problem(where(inDown), String.valueOf(inDown.getMessage()));
    }
    for (Finding found : psql().problems()) {
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
    String all = parsed.text();
    String sql = CommentedScript.uncomment(all.substring(part.start, part.end));
    String whole = all.substring(0, part.start) + sql + all.substring(part.end);
    Part moved = new Part(Section.DOWN, part.start, part.start + sql.length());
    if (!CommentedScript.isSql(sql)) {
      return null;
    }
    PsqlCommands own = new PsqlCommands(source);
    return script(text.replaced(whole, own), moved, own);
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

  private void findParts() {
    complain();
    List<Token> markers =
        parsed.comments().stream().filter(comment -> begun(comment).isPresent()).toList();
    boolean hasUp = markers.stream().anyMatch(m -> begun(m).orElseThrow() == Section.UP);
    int first = markers.isEmpty() ? parsed.text().length() : markers.get(0).start();
    if (!hasUp) {
      parts.add(new Part(Section.UP, 0, first));
    } else if (!parsed.between(0, first).isEmpty()) {
      problem(
          parsed.statements().get(0).start(),
          "this statement stands before -- UP and would not run");
    }
    for (int i = 0; i < markers.size(); i++) {
      int end = i + 1 < markers.size() ? markers.get(i + 1).start() : parsed.text().length();
      add(markers.get(i), end);
    }
  }

  private void complain() {
    Dialect dialect = text.dialect();
    if (dialect == null) {
      new SectionMarkers(parsed).complain(this::problem);
      return;
    }
    for (Token comment : parsed.comments()) {
      String line = comment.in(parsed.text());
      if (dialect.asksForMore(line)) {
        problem(comment.start(), "\"" + line.strip() + "\" asks for what is not done here");
      } else if (dialect == Dialect.ONLY_UP && isWayBack(line)) {
        problem(
            comment.start(),
            "by its name, all of this file is the way up; \"" + line.strip() + "\" says otherwise");
      }
    }
  }

  private static boolean isWayBack(String line) {
    return Marker.in(line.strip())
        .filter(marker -> marker.kind() == Marker.Kind.OURS || marker.kind() == Marker.Kind.FOREIGN)
        .filter(marker -> marker.section() != Section.UP)
        .isPresent();
  }

  private Optional<Section> begun(Token comment) {
    return text.beginningAt(comment, parsed.text());
  }

  private void add(Token marker, int end) {
    Section section = begun(marker).orElseThrow();
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
