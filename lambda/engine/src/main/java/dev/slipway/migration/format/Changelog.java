package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One changelog of Liquibase in SQL, cut into changesets line by line, as it cuts them (its
 * documentation, "SQL changelog example").
 */
final class Changelog {

  private static final Pattern CHANGESET =
      line("changeset\\s+(\"[^\"]+\"|[^:]+):\\s*(\"[^\"]+\"|\\S+)(.*)");
  private static final Pattern ROLLBACK = line("rollback(?:\\s(.*))?");
  private static final Pattern ROLLBACK_BLOCK =
      Pattern.compile("\\s*/\\*\\s*liquibase\\s+rollback\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern OF_ANOTHER =
      Pattern.compile("changeset(Id|Author|Path):.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern PROPERTY = line("property\\s+(.*\\w:\\S.*)");
  private static final Pattern PASSED_OVER =
      line("(liquibase\\s+formatted\\b|comments?\\b|validCheckSum\\b).*");
  private static final Pattern IGNORED = line("ignoreLines\\s*:\\s*(start|end|\\d+)\\s*");

  private final String path;
  private final String number;
  private final ChangelogProperties properties;
  private final Problems problems;
  private final List<Written> found = new ArrayList<>();
  private @Nullable Changeset current;
  private int line;
  private int lastIgnored;
  private boolean ignoring;
  private boolean inRollback;
  private boolean inHead;
  private ConditionLines conditions = new ConditionLines();

  /**
   * Reads one file.
   *
   * @param number what the versions of its changesets begin with
   */
  Changelog(String path, String number, ChangelogProperties properties, Problems problems) {
    this.path = path;
    this.number = number;
    this.properties = properties;
    this.problems = problems;
  }

  /** A line of a comment that is one of ours to read. */
  static Pattern line(String behindSign) {
    return Pattern.compile("\\s*--\\s*" + behindSign, Pattern.CASE_INSENSITIVE);
  }

  /** The changesets that run on PostgreSQL. */
  List<Written> read(String text) {
    int count = 0;
    for (String one : text.split("\\R", -1)) {
      line++;
      String filled = properties.fill(one.replace("\uFEFF", ""));
      Matcher begun = CHANGESET.matcher(filled);
      Matcher property = PROPERTY.matcher(filled);
      if (begun.matches()) {
        finish();
        count++;
        begin(begun, number + "." + count);
      } else if (property.matches()) {
        properties.add(ChangesetAttributes.in(property.group(1)), this::problem);
      } else {
        read(filled, current);
      }
    }
    finish();
    return found;
  }

  private void begin(Matcher line, String version) {
    ChangesetAttributes attributes = ChangesetAttributes.of(line.group(3));
    current =
        new Changeset(path, version, unquoted(line.group(1)), unquoted(line.group(2)), attributes);
    current.complain(this.line, problems);
    inRollback = false;
    conditions = new ConditionLines();
  }

  /** A name without its quotes. */
  static String unquoted(String text) {
    return text.strip().replace("\"", "");
  }

  private void finish() {
    if (current != null) {
      current.written(problems).ifPresent(found::add);
    }
  }

  private void read(String text, @Nullable Changeset changeset) {
    Matcher ignored = IGNORED.matcher(text);
    if (ignored.matches()) {
      ignore(ignored.group(1));
    } else if (changeset == null) {
      before(text);
    } else if (!ignoring && line > lastIgnored) {
      add(text, changeset);
    }
  }

  private void ignore(String what) {
    ignoring = what.equalsIgnoreCase("start");
    boolean count = Character.isDigit(what.charAt(0));
    lastIgnored = count ? line + Integer.parseInt(what) : lastIgnored;
  }

  /** What stands before the first changeset: comments, in blocks too. */
  private void before(String text) {
    String plain = text.replace("\uFEFF", "").strip();
    if (inHead || plain.startsWith("/*")) {
      inHead = !plain.contains("*/");
    } else if (!plain.isEmpty() && !plain.startsWith("--")) {
      problem("stands before the first changeset and would not run");
    }
  }

  private void add(String text, Changeset changeset) {
    Matcher rollback = ROLLBACK.matcher(text);
    if (inRollback) {
      inRollback = !text.strip().endsWith("*/");
      changeset.rollback(line, text.replace("*/", "  "));
    } else if (ROLLBACK_BLOCK.matcher(text).matches()) {
      inRollback = true;
      changeset.rollback(line, "");
    } else if (rollback.matches()) {
      rollback(text, rollback.group(1) == null ? "" : rollback.group(1), changeset);
    } else if (conditions.isOne(text, line)) {
      conditions.read().ifPresent(changeset::onlyIf);
    } else if (!PASSED_OVER.matcher(text).matches()) {
      changeset.sql(line, text);
    }
  }

  private void rollback(String text, String sql, Changeset changeset) {
    if (OF_ANOTHER.matcher(sql.strip()).matches()) {
      changeset.rollbackOfAnother(line);
    } else {
      changeset.rollback(line, " ".repeat(text.length() - sql.length()) + sql);
    }
  }

  private void problem(String what) {
    problems.add(path + ":" + line, what);
  }
}
