package dev.slipway.review;

import dev.slipway.trace.Blocked;
import java.util.List;

/**
 * A statement, and who waits while it runs.
 *
 * @param number from 1, over all migrations
 * @param where as editors link it
 * @param waits measured on tables that were there before; empty where nothing waits or nobody
 *     measured
 * @param about how long that takes in the live database; empty where it is not known
 */
public record ReviewedStatement(
    int number, String where, String sql, List<Blocked> waits, String about) {

  private static final int HEAD = 60;

  /** Its beginning, in one line. */
  String head() {
    String line = sql.strip().replaceAll("\\s+", " ");
    return line.length() <= HEAD ? line : line.substring(0, HEAD).strip() + " ...";
  }

  /** The whole where it is not longer than that; else its beginning, and how much is left out. */
  String shown(int longest) {
    if (sql.length() <= longest) {
      return sql;
    }
    int end = Character.isHighSurrogate(sql.charAt(longest - 1)) ? longest - 1 : longest;
    return sql.substring(0, end)
        + "\n... and "
        + (sql.length() - end)
        + " more characters, at "
        + where;
  }
}
