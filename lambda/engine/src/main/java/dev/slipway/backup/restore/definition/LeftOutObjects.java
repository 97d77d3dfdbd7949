package dev.slipway.backup.restore.definition;

import dev.slipway.sql.StatementWords;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Relations, routines and types that are left out, so that what is said of them has to be left out
 * too, whatever kind that is of. Where a name is also that of one that is made, nothing said of it
 * is.
 *
 * @param names each with its kind, as written
 */
record LeftOutObjects(Set<String> names) {

  private static final Set<String> ROUTINES = Set.of("FUNCTION", "PROCEDURE", "AGGREGATE");
  private static final Set<String> RELATIONS = Set.of("TABLE", "VIEW", "SEQUENCE");
  private static final Set<String> MODIFIERS = Set.of("UNLOGGED", "FOREIGN", "MATERIALIZED");

  static LeftOutObjects nothing() {
    return new LeftOutObjects(Set.of());
  }

  /** Those of definitions that a filter does not keep. */
  static LeftOutObjects of(List<Definition> definitions, RightsFilter filter) {
    Set<String> left = new HashSet<>();
    Set<String> made = new HashSet<>();
    for (Definition definition : definitions) {
      StatementWords words = definition.words();
      if (words.starts("CREATE")) {
        (filter.skips(words) ? left : made).add(name(words, kind(words)));
      }
    }
    left.removeAll(made);
    left.remove("");
    return new LeftOutObjects(Set.copyOf(left));
  }

  /** True for what is said of one of them. */
  boolean isAboutOne(StatementWords words) {
    return !names.isEmpty() && names.contains(name(words, kind(words)));
  }

  /** Where the kind stands of what a statement is about. */
  private static int kind(StatementWords words) {
    return switch (words.at(0)) {
      case "CREATE" -> Math.max(1, words.after(0, "CREATE", "OR", "REPLACE"));
      case "ALTER" -> 1;
      case "COMMENT" -> 2;
      default -> words.indexOf("ON") + 1;
    };
  }

  private static String name(StatementWords words, int kind) {
    int noun = kind;
    while (MODIFIERS.contains(words.at(noun))) {
      noun++;
    }
    int name = words.at(noun + 1).equals("ONLY") ? noun + 2 : noun + 1;
    String word = words.at(noun);
    if (word.equals("COLUMN")) {
      return "relation " + words.nameAt(name).replaceFirst("\\.(\"[^\"]*\"|[^.\"]+)$", "");
    }
    String sort =
        ROUTINES.contains(word)
            ? "routine "
            : RELATIONS.contains(word) ? "relation " : word.equals("TYPE") ? "type " : "";
    return sort.isEmpty() ? "" : sort + words.nameAt(name);
  }
}
