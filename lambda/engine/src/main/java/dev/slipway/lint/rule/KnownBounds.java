package dev.slipway.lint.rule;

import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What CHECKs say of tables that may become partitions, as the statements before have said it. A
 * valid one that says what the bounds of a partition say spares ATTACH PARTITION its scan
 * (PostgreSQL manual, ALTER TABLE, "ATTACH PARTITION"); only the plain forms are known here.
 */
final class KnownBounds {

  /** What each constraint says, by {@code table.constraint}: the parts between its ANDs. */
  private final Map<String, Set<String>> checks = new HashMap<>();

  private final Map<String, Set<String>> valid = new HashMap<>();

  /** The default partitions of tables. */
  private final Map<String, String> defaults = new HashMap<>();

  void learn(Statement statement, StatementWords words) {
    AlteredTable.of(statement, words)
        .ifPresent(table -> table.actions().forEach(action -> learn(table, action.words())));
    int made = words.after(0, "CREATE", "TABLE", "IF?", "NOT?", "EXISTS?");
    if (made >= 0) {
      learnTable(words.lastNameAt(made), words);
    }
    int parent = made < 0 ? -1 : words.indexOf("PARTITION", "OF");
    if (parent >= 0 && words.contains("DEFAULT")) {
      defaults.put(words.lastNameAt(parent + 2), words.lastNameAt(made));
    }
  }

  private void learn(AlteredTable table, StatementWords words) {
    String name = table.plainName();
    if (words.starts("ADD", "CONSTRAINT")) {
      int check = words.after(3, "CHECK");
      if (check >= 0) {
        String key = name + "." + words.lastNameAt(2);
        checks.put(key, Conjuncts.of(words, check));
        if (!words.contains("NOT", "VALID")) {
          holds(name, key);
        }
      }
    } else if (words.starts("VALIDATE", "CONSTRAINT")) {
      holds(name, name + "." + words.lastNameAt(2));
    } else if (words.starts("DROP") || words.starts("RENAME")) {
      valid.remove(name);
    } else if (words.starts("ATTACH", "PARTITION")
        && words.at(words.size() - 1).equals("DEFAULT")) {
      defaults.put(name, words.lastNameAt(2));
    }
    int notNull = words.after(0, "ALTER", "COLUMN?");
    if (notNull >= 0 && words.contains("SET", "NOT", "NULL")) {
      valid.computeIfAbsent(name, one -> new HashSet<>()).add(words.at(notNull) + " IS NOT NULL");
    }
  }

  private void learnTable(String table, StatementWords words) {
    Set<String> known = valid.computeIfAbsent(table, one -> new HashSet<>());
    int depth = 0;
    int part = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.at(i);
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      if (depth == 1 && (word.equals("(") || word.equals(","))) {
        part = i + 1;
      }
      if (depth == 1 && word.equals("CHECK")) {
        known.addAll(Conjuncts.of(words, i + 1));
      } else if (depth == 1 && word.equals("NOT") && words.at(i + 1).equals("NULL")) {
        known.add(words.at(part) + " IS NOT NULL");
      }
    }
  }

  private void holds(String table, String constraint) {
    valid
        .computeIfAbsent(table, one -> new HashSet<>())
        .addAll(checks.getOrDefault(constraint, Set.of()));
  }

  /** The default partition of a table, which another one's rows may be in. */
  Optional<String> ofDefault(String table) {
    return Optional.ofNullable(defaults.get(table));
  }

  /**
   * True where all rows of a table are known to belong between its bounds.
   *
   * @param attaching the words of ATTACH PARTITION
   */
  boolean imply(String table, StatementWords attaching) {
    Set<String> known = valid.getOrDefault(table, Set.of());
    int from = attaching.indexOf("VALUES", "FROM");
    int to = attaching.indexOf("TO");
    int in = attaching.indexOf("VALUES", "IN");
    if (in >= 0) {
      String values = String.join(" ", Conjuncts.inBrackets(attaching, in + 2));
      return isKnown(known, List.of(" IN ( " + values + " )"))
          || (!values.contains(",") && isKnown(known, List.of(" = " + values)));
    }
    return from >= 0
        && to >= 0
        && isKnown(
            known,
            List.of(
                " >= " + String.join(" ", Conjuncts.inBrackets(attaching, from + 2)),
                " < " + String.join(" ", Conjuncts.inBrackets(attaching, to + 1))));
  }

  /** Whether one column that is never NULL has all these; nothing is asked of the last ones. */
  private static boolean isKnown(Set<String> known, List<String> wanted) {
    List<String> due =
        wanted.stream()
            .filter(one -> !one.endsWith(" MINVALUE") && !one.endsWith(" MAXVALUE"))
            .toList();
    return known.stream()
        .filter(one -> one.endsWith(" IS NOT NULL"))
        .map(one -> one.substring(0, one.length() - " IS NOT NULL".length()))
        .anyMatch(column -> due.stream().allMatch(one -> known.contains(column + one)));
  }
}
