package dev.slipway.migration;

import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.psql.Remark;
import dev.slipway.sql.LineEnds;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.Place;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.TextPosition;
import dev.slipway.sql.Token;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the sections of a migration file and reads their scripts. */
final class SectionReader {

  private final String file;
  private final Problems problems;
  private final Source source;
  private final ReadableText text;
  private final ParsedText parsed;
  private final Map<Section, Script> scripts = new EnumMap<>(Section.class);

  SectionReader(String file, ReadableText text, Source source, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.source = source;
    this.text = text;
    this.parsed = text.parsed();
    findSections();
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
    Script script = scripts.get(section);
    return script == null
        ? new Script(file, parsed.text(), parsed.text(), 0, 0, List.of(), List.of())
        : script;
  }

  /** True when a section holds a comment. */
  boolean hasComment(Section section) {
    Script script = script(section);
    return parsed.comments().stream()
        .anyMatch(c -> c.start() >= script.start() && c.start() < script.end());
  }

  /**
   * The DOWN script, also when it is kept in comments; empty when the section says nothing, null
   * when there is none, or none that does anything.
   */
  @Nullable Script down() {
    Script script = scripts.get(Section.DOWN);
    if (script == null || unreadableDown() != null) {
      return null;
    }
    if (script.isEmpty()) {
      return text.dialect() != null || saysNothing(script) ? script : inComments(script);
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
  List<Remark> problems() {
    List<Remark> problems = new ArrayList<>();
    for (Remark found : psql().problems()) {
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
    for (Remark found : psql().problems()) {
      if (isInDown(found)) {
        return new Problem(found.place().toString(), found.text());
      }
    }
    return null;
  }

  private boolean isInDown(Remark found) {
    Script down = scripts.get(Section.DOWN);
    int offset = found.place().outermost().offset();
    return down != null && offset >= down.start() && offset <= down.end();
  }

  private String where(SqlSyntaxException failure) {
    Place place = failure.place();
    return place == null
        ? file + ":" + TextPosition.of(parsed.text(), failure.offset())
        : place.toString();
  }

  private static boolean saysNothing(Script script) {
    return script.sql().chars().noneMatch(Character::isLetter);
  }

  private @Nullable Script inComments(Script down) {
    String all = parsed.text();
    String sql = CommentedScript.uncomment(down.sql());
    if (!CommentedScript.isSql(sql)) {
      return null;
    }
    String whole = all.substring(0, down.start()) + sql + all.substring(down.end());
    PsqlCommands own = new PsqlCommands(source);
    return script(text.replaced(whole, own), own, down.start(), down.start() + sql.length());
  }

  private Script script(ParsedText from, PsqlCommands own, int start, int end) {
    List<Statement> statements = from.between(start, end);
    return new Script(
        file, parsed.text(), from.text(), start, end, statements, own.echoes(start, end));
  }

  private void findSections() {
    if (text.dialect() == null) {
      new SectionMarkers(parsed).complain(this::problem);
    } else {
      text.dialect().complain(parsed, this::problem);
    }
    List<Token> markers =
        parsed.comments().stream().filter(comment -> begun(comment).isPresent()).toList();
    boolean hasUp = markers.stream().anyMatch(m -> begun(m).orElseThrow() == Section.UP);
    int first = markers.isEmpty() ? parsed.text().length() : markers.get(0).start();
    if (!hasUp) {
      scripts.put(Section.UP, script(parsed, psql(), 0, first));
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

  private Optional<Section> begun(Token comment) {
    return text.beginningAt(comment, parsed.text());
  }

  private void add(Token marker, int end) {
    Section section = begun(marker).orElseThrow();
    Script before = scripts.get(section);
    Dialect dialect = text.dialect();
    if (before == null) {
      scripts.put(section, script(parsed, psql(), marker.end(), end));
    } else if (dialect != null && dialect.repeatsSections()) {
      scripts.put(section, joined(before, marker.start(), end));
    } else {
      problem(marker.start(), "a second -- " + section + " section; a file has one of each");
    }
  }

  /** A section that begins again: what lies between is blank, so that all places stay. */
  private Script joined(Script before, int again, int end) {
    String whole = LineEnds.blanked(before.text(), before.end(), again);
    PsqlCommands own = new PsqlCommands(source);
    return script(text.replaced(whole, own), own, before.start(), end);
  }

  private void problem(int offset, String what) {
    problems.add(file + ":" + TextPosition.of(parsed.text(), offset), what);
  }
}
