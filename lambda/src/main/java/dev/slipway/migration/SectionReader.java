package dev.slipway.migration;

import dev.slipway.error.Problems;
import dev.slipway.sql.ParsedText;
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
  private final ParsedText parsed;
  private final List<Part> parts = new ArrayList<>();

  SectionReader(String file, String text, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.parsed = parse(text);
    findParts();
  }

  ParsedText parsed() {
    return parsed;
  }

  /** The script of a section; empty when the file has none. */
  Script script(Section section) {
    Part part = part(section);
    return part == null
        ? new Script(file, parsed.text(), parsed.text(), "", List.of())
        : script(parsed, part);
  }

  /** The DOWN script, also when it is kept in comments; null when there is none. */
  @Nullable Script down() {
    Part part = part(Section.DOWN);
    if (part == null) {
      return null;
    }
    Script script = script(parsed, part);
    return script.isEmpty() ? commentedDown(part) : script;
  }

  private @Nullable Script commentedDown(Part part) {
    String text = parsed.text();
    String sql = CommentedScript.uncomment(text.substring(part.start, part.end));
    String whole = text.substring(0, part.start) + sql + text.substring(part.end);
    Part moved = new Part(Section.DOWN, part.start, part.start + sql.length());
    return CommentedScript.isSql(sql) ? script(parse(whole), moved) : null;
  }

  private Script script(ParsedText from, Part part) {
    String sql = from.text().substring(part.start, part.end);
    return new Script(file, parsed.text(), from.text(), sql, from.between(part.start, part.end));
  }

  private @Nullable Part part(Section section) {
    return parts.stream().filter(p -> p.section == section).findFirst().orElse(null);
  }

  private static ParsedText parse(String text) {
    return StatementReader.read(text, c -> Section.beginningAt(c, text).isPresent());
  }

  private void findParts() {
    String text = parsed.text();
    List<Token> markers = markers();
    boolean hasUp =
        markers.stream().anyMatch(m -> Section.beginningAt(m, text).orElseThrow() == Section.UP);
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

  private List<Token> markers() {
    List<Token> markers = new ArrayList<>();
    for (Token comment : parsed.comments()) {
      if (Section.beginningAt(comment, parsed.text()).isPresent()) {
        markers.add(comment);
      } else if (Section.nearlyAt(comment, parsed.text())) {
        problem(
            comment.start(),
            "is this a section or a comment? A section is written -- UP, -- DOWN or -- VERIFY");
      }
    }
    return markers;
  }

  private void add(Token marker, int end) {
    Section section = Section.beginningAt(marker, parsed.text()).orElseThrow();
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
