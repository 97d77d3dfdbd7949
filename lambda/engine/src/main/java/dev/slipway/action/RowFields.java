package dev.slipway.action;

import dev.slipway.action.Argument.Kind;
import dev.slipway.postgres.TableName;
import dev.slipway.sql.Expression;
import dev.slipway.transfer.source.RowChoice;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields that choose rows, of every action that reads them. */
public final class RowFields {

  private static final Value<Map<TableName, String>> CONDITIONS =
      new Value<>(Values.TEXTS.schema(), RowFields::conditions);

  public static final Field<Map<TableName, String>> WHERE =
      Field.of("where", CONDITIONS, Map.<TableName, String>of())
          .said(
              Kind.PAIR,
              "TABLE=CONDITION",
              "Of this table only the rows that meet a condition of SQL; of more tables,"
                  + " repeated.");

  private RowFields() {}

  /** What was chosen: the tables, and of some of them the rows. */
  public static RowChoice of(Given given) {
    return new RowChoice(TableFields.of(given), given.get(WHERE), null);
  }

  private static Map<TableName, String> conditions(Object value) {
    Map<TableName, String> conditions = new LinkedHashMap<>();
    Values.TEXTS
        .reader()
        .apply(value)
        .forEach(
            (table, text) -> {
              if (conditions.put(TableName.parse(table), checked(table, text)) != null) {
                throw new IllegalArgumentException(
                    "has two conditions of " + table + "; join them by AND or OR");
              }
            });
    return conditions;
  }

  private static String checked(String table, String condition) {
    Expression.problem(condition)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(
                  "of " + table + " must be one expression of SQL, and " + problem);
            });
    return condition;
  }
}
