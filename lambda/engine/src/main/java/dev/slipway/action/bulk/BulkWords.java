package dev.slipway.action.bulk;

import dev.slipway.postgres.TableName;
import dev.slipway.sql.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed, as it was said.
 *
 * @param where the condition on rows; {@code true} for all
 * @param key the columns that the rows are gone through by; empty for the primary key
 * @param keepOld where the old values go, null for nowhere
 */
record BulkWords(
    TableName table, Change change, String where, List<String> key, @Nullable String keepOld) {

  /**
   * What becomes of a row.
   *
   * @param set the assignments behind SET; empty where it is deleted
   * @param columns those that they give values to, as they are stored
   */
  record Change(String set, List<String> columns) {

    static final Change DELETE = new Change("", List.of());

    boolean deletes() {
      return set.isEmpty();
    }
  }

  /** The words that make it another change, as the log has them. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    if (change.deletes()) {
      values.put("delete", "true");
    } else {
      values.put("set", Expression.plain(change.set()));
    }
    values.put("where", Expression.plain(where));
    if (keepOld != null) {
      values.put("keep-old", keepOld);
    }
    return values;
  }

  /** The same as a statement, for people. */
  String statement() {
    String verb =
        change.deletes()
            ? "DELETE FROM " + table.quoted()
            : "UPDATE " + table.quoted() + " SET " + Expression.plain(change.set());
    return verb + " WHERE " + Expression.plain(where);
  }
}
