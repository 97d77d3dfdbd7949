package dev.slipway.lint.rule;

import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What types columns have, as the statements before have said it. Of what was renamed or dropped
 * nothing is known any more.
 */
final class KnownColumns {

  /** What stands behind a column's type. */
  private static final Set<String> BEHIND =
      Set.of(
          "NOT",
          "NULL",
          "DEFAULT",
          "PRIMARY",
          "UNIQUE",
          "REFERENCES",
          "CHECK",
          "GENERATED",
          "COLLATE",
          "CONSTRAINT",
          "STORAGE",
          "COMPRESSION",
          "USING");

  private static final Set<String> NO_COLUMN =
      Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "EXCLUDE", "LIKE");

  private final Map<String, Map<String, String>> types = new HashMap<>();

  /** By tables, what their CHECKs speak of: the server looks at all rows again then. */
  private final Map<String, Set<String>> checked = new HashMap<>();

  void learn(Statement statement, StatementWords words) {
    int made = words.after(0, "CREATE", "UNLOGGED?", "TABLE", "IF?", "NOT?", "EXISTS?");
    if (made >= 0) {
      learnTable(words, made);
    } else if (words.starts("DROP", "TABLE")) {
      forget(words.nameAt(words.after(0, "DROP", "TABLE", "IF?", "EXISTS?")));
    } else {
      AlteredTable.of(statement, words)
          .ifPresent(
              table -> table.actions().forEach(action -> learnAction(table, action.words())));
    }
  }

  /** The type of a column; nothing where it is not known, or a CHECK speaks of it. */
  Optional<ColumnType> type(String table, String column) {
    return Optional.ofNullable(types.get(key(table)))
        .filter(known -> !checked.getOrDefault(key(table), Set.of()).contains(column))
        .map(known -> known.get(column))
        .flatMap(ColumnType::of);
  }

  private static String key(String table) {
    String folded = table.startsWith("public.") ? table.substring("public.".length()) : table;
    return folded.contains("\"") ? folded : folded.toLowerCase(Locale.ROOT);
  }

  private void forget(String table) {
    types.remove(key(table));
    checked.remove(key(table));
  }

  private void learnTable(StatementWords words, int name) {
    String table = words.nameAt(name);
    int depth = 0;
    int begin = -1;
    for (int i = name; i < words.size(); i++) {
      String word = words.at(i);
      boolean ends = depth == 1 && (word.equals(",") || word.equals(")"));
      if (ends && begin >= 0) {
        learnPart(table, words, begin, i);
      }
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      begin = depth == 1 && (word.equals("(") || word.equals(",")) ? i + 1 : begin;
      if (depth == 0 && begin >= 0) {
        return;
      }
    }
  }

  /** A column or a constraint, from one word to before another. */
  private void learnPart(String table, StatementWords words, int from, int to) {
    boolean column = !NO_COLUMN.contains(words.at(from));
    if (column) {
      types
          .computeIfAbsent(key(table), name -> new HashMap<>())
          .put(words.lastNameAt(from), type(words, from + 1, to));
    }
    boolean speaks = false;
    for (int i = from; i < to; i++) {
      speaks |= words.at(i).equals("CHECK");
      if (speaks) {
        checked.computeIfAbsent(key(table), name -> new HashSet<>()).add(words.lastNameAt(i));
      }
    }
  }

  /** What is said of a type, in words with blanks between them. */
  static String type(StatementWords words, int from, int to) {
    StringBuilder type = new StringBuilder();
    for (int i = from; i < to && !BEHIND.contains(words.at(i)); i++) {
      type.append(type.isEmpty() ? "" : " ").append(words.at(i));
    }
    return type.toString();
  }

  private void learnAction(AlteredTable table, StatementWords words) {
    int added = words.after(0, "ADD", "COLUMN?", "IF?", "NOT?", "EXISTS?");
    int altered = words.after(0, "ALTER", "COLUMN?");
    int typed = altered < 0 ? -1 : words.after(altered + 1, "SET?", "DATA?", "TYPE");
    if (added >= 0) {
      learnPart(table.table(), words, added, words.size());
    } else if (typed >= 0) {
      types
          .computeIfAbsent(key(table.table()), name -> new HashMap<>())
          .put(words.lastNameAt(altered), type(words, typed, words.size()));
    } else if (words.starts("RENAME") || words.starts("SET", "SCHEMA")) {
      forget(table.table());
    }
  }
}
