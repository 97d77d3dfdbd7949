package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import dev.slipway.migration.format.Written.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One changeset of a changelog in SQL, as its lines are read. */
final class Changeset {

  private final String path;
  private final String version;
  private final String author;
  private final String id;
  private final ChangesetAttributes attributes;
  private final List<String> notes = new ArrayList<>();
  private final StringBuilder up = new StringBuilder();
  private int upLine = 1;
  private int firstLine = Integer.MAX_VALUE;
  private @Nullable StringBuilder down;
  private int downLine = 1;
  private final Map<String, String> filled = new HashMap<>();
  private @Nullable Precondition condition;

  /** A changeset without a line yet. */
  Changeset(String path, String version, String author, String id, ChangesetAttributes attributes) {
    this.path = path;
    this.version = version;
    this.author = author;
    this.id = id;
    this.attributes = attributes;
  }

  /** What Liquibase calls it. */
  String name() {
    return author + ":" + id;
  }

  /** False for one that Liquibase passes over on PostgreSQL. */
  boolean runs() {
    return attributes.isOfPostgres();
  }

  /** Tells of what is not done here as it is told in a line of its file. */
  void complain(int line, Problems problems) {
    if (runs()) {
      attributes.complain(what -> problems.add(path + ":" + line, what));
    }
  }

  /** More of the way there: lines, the first of which stands in one of the file. */
  void sql(int line, String text) {
    firstLine = text.isBlank() ? firstLine : Math.min(firstLine, line);
    upLine = append(up, upLine, line, text);
  }

  /** What must hold before it runs. */
  void onlyIf(Precondition wanted) {
    condition = wanted;
  }

  /** True where what it runs becomes part of a block. */
  boolean isGuarded() {
    return condition != null && condition.guards();
  }

  /** A file that it runs, with what is put in for properties; false where it ran otherwise. */
  boolean fills(String file, String text) {
    String before = filled.putIfAbsent(file, text);
    return before == null || before.equals(text);
  }

  /** More of the way back: lines, the first of which stands in one of the file. */
  void rollback(int line, String text) {
    if (down == null) {
      down = new StringBuilder();
    }
    if (!text.strip().matches("(?i)(not required|none|empty)\\s*;?")) {
      downLine = append(down, downLine, line, text);
    }
  }

  /** Its way back is told in a line to be that of another changeset. */
  void rollbackOfAnother(int line) {
    rollback(line, "");
    notes.add(
        path
            + ":"
            + line
            + ": its way back is that of another changeset, which is not read here; down takes"
            + " nothing back");
  }

  /**
   * Each line stands where it stands in the file. What begins in a line that is taken is put behind
   * an end of statements, and else below: never behind a comment, and never within a literal.
   */
  private static int append(StringBuilder to, int next, int line, String text) {
    int gap = line - next;
    int last = to.lastIndexOf("\n", to.length() - 2) + 1;
    boolean joins = gap < 0 && to.substring(last).strip().matches(";?");
    if (joins) {
      to.setLength(to.length() - 1);
    }
    to.append(joins ? " " : "\n".repeat(Math.max(0, gap))).append(text).append('\n');
    int lines = 1 + (int) text.chars().filter(sign -> sign == '\n').count();
    return (joins ? next - 1 : Math.max(next, line)) + lines;
  }

  /** The migration that it is; nothing where it does not run on PostgreSQL. */
  Optional<Written> written(Problems problems) {
    if (!attributes.isOfPostgres()) {
      return Optional.empty();
    }
    Set<String> environments = new TreeSet<>(attributes.contexts());
    attributes.notes(name()).forEach(note -> notes.add(path + ": " + note));
    return Optional.of(
        new Written(
            attributes.isRepeatable() ? repeatable() : version,
            name(),
            new Text(path, way(problems)),
            down == null ? null : new Text(path, attributes.delimiter().closed(down.toString())),
            null,
            new Terms(
                attributes.isWithoutTransaction(), environments, List.copyOf(notes), filled)));
  }

  private String way(Problems problems) {
    String text = attributes.delimiter().closed(up.toString());
    if (condition == null) {
      return text;
    }
    condition.complaints().forEach(what -> problems.add(path + ":" + condition.line(), what));
    int line = Math.min(condition.line(), firstLine);
    if (!condition.guards()) {
      return condition.isAsked() ? PreconditionBlock.before(condition, line, text) : text;
    }
    notes.add(
        path
            + ": "
            + name()
            + " is recorded without being run where its precondition does not hold, and its way"
            + " back runs all the same; what it runs stands in a DO block, into which lint does not"
            + " look");
    String guarded = GuardedSql.of(text, what -> problems.add(path, name() + " " + what));
    return PreconditionBlock.around(condition, line, guarded);
  }

  private String repeatable() {
    String file =
        path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.(sql|xml|ya?ml|json)$", "");
    return ("R_" + file + "_" + id).replaceAll("\\s+", "_");
  }
}
