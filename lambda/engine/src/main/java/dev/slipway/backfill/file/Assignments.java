package dev.slipway.backfill.file;

import dev.slipway.postgres.TableName;
import java.util.ArrayList;
import java.util.List;

/** The columns of a table that a statement gives values to: behind every SET of it. */
final class Assignments {

  private final Words words;
  private final TableName table;
  private final List<ColumnName> columns = new ArrayList<>();

  private Assignments(Words words, TableName table) {
    this.words = words;
    this.table = table;
  }

  static List<ColumnName> of(Words words, TableName table) {
    Assignments found = new Assignments(words, table);
    for (int i = 0; i < words.size(); i++) {
      if (words.isAt(i, "SET") && TableUses.isAt(words, found.target(i), table)) {
        found.read(i);
      }
    }
    return List.copyOf(found.columns);
  }

  /** Where the table is named that a SET belongs to. */
  private int target(int set) {
    int update = back(set, "UPDATE");
    if (update + 1 != set) {
      return update + (words.isAt(update + 1, "ONLY") ? 2 : 1);
    }
    int into = back(update, "INTO");
    return into + (words.isAt(into + 1, "ONLY") ? 2 : 1);
  }

  private int back(int from, String word) {
    int at = from;
    while (!words.isEnd(at, from) && !words.isAt(at, word)) {
      at = words.before(at);
    }
    return at;
  }

  private void read(int set) {
    boolean due = true;
    for (int at = set + 1;
        !words.isEnd(at, set) && !words.isAt(at, "FROM", "WHERE", "RETURNING", "WHEN");
        at = words.next(at)) {
      if (due && words.isAt(at, "(")) {
        KeySide.startingAt(words, at).ifPresent(row -> columns.addAll(row.columns()));
      } else if (due && words.at(at).isName()) {
        columns.add(new ColumnName(table.name(), words.name(at), at));
      }
      due = words.isAt(at, ",");
    }
  }
}
