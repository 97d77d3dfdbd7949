package dev.slipway.backfill.file;

import dev.slipway.postgres.TableName;
import java.util.Set;
import java.util.TreeSet;

/** By which names a statement knows a table. */
final class TableUses {

  private static final Set<String> BEFORE =
      Set.of("FROM", "JOIN", "UPDATE", "INTO", "USING", "ONLY", ",", "(");
  private static final Set<String> NO_ALIAS =
      Set.of(
          "SET",
          "WHERE",
          "ON",
          "USING",
          "JOIN",
          "LEFT",
          "RIGHT",
          "INNER",
          "CROSS",
          "FULL",
          "NATURAL",
          "ORDER",
          "GROUP",
          "HAVING",
          "LIMIT",
          "OFFSET",
          "FETCH",
          "FOR",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "RETURNING",
          "VALUES",
          "SELECT",
          "DEFAULT",
          "TABLESAMPLE",
          "WINDOW",
          "WHEN",
          "OVERRIDING",
          "WITH");

  private TableUses() {}

  /** Its own name and every alias; empty where the statement does not use it. */
  static Set<String> names(Words words, TableName table) {
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < words.size(); i++) {
      if (isAt(words, i, table) && BEFORE.contains(words.at(i - 1).text())) {
        names.add(table.name());
        int alias = words.lastPart(i) + 1;
        alias += words.isAt(alias, "*") ? 1 : 0;
        alias += words.isAt(alias, "AS") ? 1 : 0;
        if (words.at(alias).isName() && !NO_ALIAS.contains(words.at(alias).text())) {
          names.add(words.name(alias));
        }
      }
    }
    return names;
  }

  /** True where the name of the table begins, with or without its schema. */
  static boolean isAt(Words words, int index, TableName table) {
    int last = words.lastPart(index);
    return words.at(index).isName()
        && words.name(last).equals(table.name())
        && (last == index || words.name(last - 2).equals(table.schema()));
  }
}
