package dev.slipway.postgres.remedy;

import dev.slipway.postgres.RowValues;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;

/**
 * What the server says of a statement that it refuses (PostgreSQL manual, chapter 54.8). Its texts
 * are in the language of its {@code lc_messages}; in all of them names, settings and words of SQL
 * stay as they are, and the fields besides are in none.
 *
 * @param routine the function of the server's source that reports it; empty when unknown
 * @param text message, detail and hint, without values of rows
 * @param table the table with its schema, as SQL writes it; empty when it is about none
 * @param column the column, as SQL writes it; empty when it is about none
 * @param constraint the constraint, as SQL writes it; empty when it is about none
 */
record Refusal(
    String sqlState, String routine, String text, String table, String column, String constraint) {

  static Refusal of(SqlFailure failure) {
    return new Refusal(
        failure.sqlState(),
        failure.routine(),
        failure.getMessage() + "\n" + RowValues.detailWithout(failure) + "\n" + failure.hint(),
        table(failure),
        plain(failure.column()),
        plain(failure.constraint()));
  }

  private static String table(SqlFailure failure) {
    return failure.table().isEmpty()
        ? ""
        : Sql.plainName(failure.schema()) + "." + Sql.plainName(failure.table());
  }

  private static String plain(String name) {
    return name.isEmpty() ? "" : Sql.plainName(name);
  }
}
