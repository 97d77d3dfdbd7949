package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
  private static final Pattern REFUSED = line("(preconditions?|precondition-\\S+|property)\\b.*");
  private static final Pattern PASSED_OVER =
      line("(liquibase\\s+formatted\\b|comments?\\b|validCheckSum\\b).*");
  private static final Pattern IGNORED = line("ignoreLines\\s*:\\s*(start|end|\\d+)\\s*");

  private final String path;
  private final String number;
  private final Problems problems;
  private final List<Written> found = new ArrayList<>();
  private @Nullable Changeset current;
  private int line;
  private int lastIgnored;
  private boolean ignoring;
  private boolean inRollback;
  private boolean inHead;

  /**
   * Reads one file.
   *
   * @param number what the versions of its changesets begin with
   */
  Changelog(String path, String number, Problems problems) {
    this.path = path;
    this.number = number;
    this.problems = problems;
  }

  private static Pattern line(String behindSign) {
    return Pattern.compile("\\s*--\\s*" + behindSign, Pattern.CASE_INSENSITIVE);
  }

  /** The changesets that run on PostgreSQL. */
  List<Written> read(String text) {
    int count = 0;
    for (String one : text.split("\\R", -1)) {
      line++;
      Matcher begun = CHANGESET.matcher(one.replace("\uFEFF", ""));
      if (begun.matches()) {
        finish();
        count++;
        current = new Changeset(path, number + "." + count, line, begun, problems);
        inRollback = false;
      } else {
        read(one, current);
      }
    }
    finish();
    return found;
  }

  private void finish() {
    if (current != null) {
      current.written().ifPresent(found::add);
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
    } else if (REFUSED.matcher(plain).matches()) {
      refuse(plain);
    } else if (!plain.isEmpty() && !plain.startsWith("--")) {
      problems.add(path + ":" + line, "stands before the first changeset and would not run");
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
      String sql = rollback.group(1) == null ? "" : rollback.group(1);
      changeset.rollback(line, " ".repeat(text.length() - sql.length()) + sql);
    } else if (REFUSED.matcher(text).matches()) {
      refuse(text.strip());
    } else if (!PASSED_OVER.matcher(text).matches()) {
      changeset.sql(line, text);
    }
  }

  private void refuse(String text) {
    String advice =
        text.toLowerCase(Locale.ROOT).contains("property")
            ? "Give the value with --set NAME=VALUE, and take the line out"
            : "Write the condition into the SQL (IF NOT EXISTS, a DO block), and take the line out";
    problems.add(path + ":" + line, "\"" + text + "\" asks for what is not done here. " + advice);
  }
}
