package dev.slipway.lint.rule;

import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the statements before have said of tables, whoever has made these. */
public final class KnownThings {

  private static final Pattern NOT_NULL =
      Pattern.compile(
          "CHECK\\s*\\(+\\s*(\"[^\"]+\"|\\w+)\\s+IS\\s+NOT\\s+NULL\\s*\\)",
          Pattern.CASE_INSENSITIVE);

  private final Map<String, String> checks = new HashMap<>();
  private final Set<String> vouched = new HashSet<>();
  private final KnownColumns columns = new KnownColumns();
  private final KnownBounds bounds = new KnownBounds();

  /** Takes note of what a statement says. */
  public void learn(Statement statement, StatementWords words) {
    columns.learn(statement, words);
    bounds.learn(statement, words);
    if (words.starts("ALTER", "TABLE")) {
      learnCheck(statement.sql(), words);
    } else if (words.starts("CREATE", "TABLE")) {
      learnChecks(statement.sql(), words);
    }
  }

  /** The type of a column; nothing where it is not known. */
  Optional<ColumnType> type(String table, String column) {
    return columns.type(table, column);
  }

  /** What CHECKs say of tables that may become partitions. */
  KnownBounds bounds() {
    return bounds;
  }

  /** Those that come with a table. */
  private void learnChecks(String sql, StatementWords words) {
    String table = words.lastNameAt(words.after(0, "CREATE", "TABLE", "IF?", "NOT?", "EXISTS?"));
    Matcher check = NOT_NULL.matcher(sql);
    while (check.find()) {
      vouched.add(table + "." + plain(check.group(1)));
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

  /** True where a valid CHECK says that a column is not NULL. */
  boolean isVouchedFor(String table, String column) {
    return vouched.contains(plain(table) + "." + plain(column));
  }
}
