package dev.slipway.transfer.rows;

import dev.slipway.postgres.TableName;
import dev.slipway.sql.StatementWords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table that a statement puts rows into, as it names it.
 *
 * @param columns those that it names; empty where it names none
 * @param next the index of the word behind
 */
record SqlTarget(TableName table, List<String> columns, int next) {

  /**
   * What stands from a word on; null where it is no table with a list of names.
   *
   * @param schema that of a table whose name is not qualified
   */
  static @Nullable SqlTarget at(StatementWords words, int index, String schema) {
    boolean qualified = words.at(index + 1).equals(".");
    int last = qualified ? index + 2 : index;
    String name = words.firstNameAt(last);
    if (name.isEmpty() || words.at(last + 1).equals(".")) {
      return null;
    }
    TableName table = new TableName(qualified ? words.firstNameAt(index) : schema, name);
    return words.at(last + 1).equals("(")
        ? withColumns(words, table, last + 2)
        : new SqlTarget(table, List.of(), last + 1);
  }

  private static @Nullable SqlTarget withColumns(StatementWords words, TableName table, int from) {
    List<String> columns = new ArrayList<>();
    int at = from;
    while (true) {
      columns.add(words.firstNameAt(at));
      if (words.at(at + 1).equals(")")) {
        return new SqlTarget(table, List.copyOf(columns), at + 2);
      }
      if (!words.at(at + 1).equals(",")) {
        return null;
      }
      at += 2;
    }
  }
}
