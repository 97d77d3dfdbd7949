package dev.slipway.lint.rule;

import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a set of migrations has made itself: nobody waits for that, and nobody misses it. */
public final class MadeThings {

  private static final List<String> KINDS =
      List.of(
          "TABLE",
          "VIEW",
          "INDEX",
          "TYPE",
          "FUNCTION",
          "PROCEDURE",
          "SEQUENCE",
          "SCHEMA",
          "DOMAIN");

  private static final Pattern NOT_NULL =
      Pattern.compile(
          "CHECK\\s*\\(+\\s*(\"[^\"]+\"|\\w+)\\s+IS\\s+NOT\\s+NULL\\s*\\)",
          Pattern.CASE_INSENSITIVE);

  private final Set<String> names = new HashSet<>();
  private final Map<String, String> checks = new HashMap<>();
  private final Set<String> vouched = new HashSet<>();

  /** Takes note of what a statement makes. */
  public void learn(Statement statement, StatementWords words) {
    if (words.starts("ALTER", "TABLE")) {
      learnCheck(statement.sql(), words);
    } else if (words.starts("CREATE")) {
      learnNames(words);
    }
  }

  /** A valid CHECK (column IS NOT NULL) spares SET NOT NULL its scan. */
  private void learnCheck(String sql, StatementWords words) {
    String table = words.lastNameAt(words.after(0, "ALTER", "TABLE", "IF?", "EXISTS?", "ONLY?"));
    int added = words.indexOf("ADD", "CONSTRAINT");
    Matcher check = NOT_NULL.matcher(sql);
    if (added >= 0 && check.find()) {
      String column = table + "." + plain(check.group(1));
      checks.put(table + "." + words.lastNameAt(added + 2), column);
      if (!words.contains("NOT", "VALID")) {
        vouched.add(column);
      }
    }
    int validated = words.indexOf("VALIDATE", "CONSTRAINT");
    String column = checks.get(table + "." + words.lastNameAt(validated + 2));
    if (validated >= 0 && column != null) {
      vouched.add(column);
    }
  }

  private static String plain(String column) {
    return column.startsWith("\"") ? column.replace("\"", "") : column.toLowerCase(Locale.ROOT);
  }

  /** True where a valid CHECK of this set says that a column is not NULL. */
  boolean isVouchedFor(String table, String column) {
    return vouched.contains(plain(table) + "." + plain(column));
  }

  private void learnNames(StatementWords words) {
    for (String kind : KINDS) {
      int at = kindAt(words, kind);
      if (at >= 0 && !words.at(at).equals("ON")) {
        names.add(kind + " " + words.lastNameAt(at));
      }
    }
  }

  /** The index of the name; -1 where that is not what is made. */
  private static int kindAt(StatementWords words, String kind) {
    for (int i = 1; i < 6; i++) {
      int at = words.after(i, kind, "CONCURRENTLY?", "IF?", "NOT?", "EXISTS?");
      if (at >= 0) {
        return at;
      }
      if (words.at(i).equals("(") || words.at(i).equals("AS")) {
        return -1;
      }
    }
    return -1;
  }

  boolean hasTable(StatementWords words, int at) {
    String name = words.lastNameAt(at);
    return names.contains("TABLE " + name) || names.contains("VIEW " + name);
  }

  boolean has(String kind, StatementWords words, int at) {
    return names.contains(kind + " " + words.lastNameAt(at));
  }
}
