package dev.slipway.transfer.mysql;

import dev.slipway.error.Problems;
import dev.slipway.mysql.MysqlFailure;
import dev.slipway.mysql.MysqlName;
import dev.slipway.mysql.MysqlSession;
import dev.slipway.mysql.rows.MaskedValue;
import dev.slipway.mysql.rows.TableReading;
import dev.slipway.mysql.schema.MysqlColumn;
import dev.slipway.mysql.schema.MysqlSchema;
import dev.slipway.mysql.schema.MysqlTable;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.copy.Mask;
import dev.slipway.transfer.source.SourceTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of MySQL are read, and what is read in the place of masked columns: both in MySQL's
 * own SQL, and tried out before a row moves. Names count whatever their case.
 */
record ChosenRows(Map<TableName, String> conditions, List<Mask> masks) {

  /** Adds what is said of a table or a column that is not there. */
  void refuseUnfit(MysqlSchema schema, Problems problems) {
    for (TableName name : conditions.keySet()) {
      if (table(schema, name).isEmpty()) {
        problems.add(name.name(), "a condition is given for it, and there is no such table");
      }
    }
    for (Mask mask : masks) {
      boolean there =
          table(schema, mask.table()).stream()
              .flatMap(table -> table.columns().stream())
              .anyMatch(column -> column.name().equalsIgnoreCase(mask.column()));
      if (!there) {
        problems.add(mask.toString(), "it is masked, and there is no such column");
      }
    }
  }

  private static Optional<MysqlTable> table(MysqlSchema schema, TableName name) {
    return schema.tables().stream()
        .filter(table -> table.name().equalsIgnoreCase(name.name()))
        .findFirst();
  }

  /** The same reading of these rows; what the server refuses of them is added to the problems. */
  TableReading of(TableReading reading, MysqlSession session, Problems problems) {
    MysqlTable table = reading.table();
    String condition = condition(table);
    if (condition == null && table.columns().stream().noneMatch(c -> isMasked(table, c))) {
      return reading;
    }
    TableReading chosen = reading.from(from(table, condition), condition);
    try {
      session.rows(table.name(), "SELECT 1 FROM " + chosen.from() + " LIMIT 0");
    } catch (MysqlFailure e) {
      problems.add(table.name(), "what is asked of it is refused: " + e.what());
    }
    return chosen;
  }

  private @Nullable String condition(MysqlTable table) {
    return conditions.entrySet().stream()
        .filter(one -> one.getKey().name().equalsIgnoreCase(table.name()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private String from(MysqlTable table, @Nullable String condition) {
    String columns =
        table.columns().stream().map(one -> value(table, one)).collect(Collectors.joining(", "));
    String name = MysqlName.quoted(table.name());
    String where = condition == null ? "" : " WHERE " + SourceTable.bracketed(condition);
    return "(SELECT %s FROM %s%s) AS %s".formatted(columns, name, where, name);
  }

  private String value(MysqlTable table, MysqlColumn column) {
    String name = MysqlName.quoted(column.name());
    return mask(table, column)
        .map(mask -> SourceTable.bracketed(mask.expression()))
        .map(expression -> MaskedValue.of(column, expression) + " AS " + name)
        .orElse(name);
  }

  /** True where something else is read in the place of a column's values. */
  boolean isMasked(MysqlTable table, MysqlColumn column) {
    return mask(table, column).isPresent();
  }

  private Optional<Mask> mask(MysqlTable table, MysqlColumn column) {
    return masks.stream()
        .filter(mask -> mask.table().name().equalsIgnoreCase(table.name()))
        .filter(mask -> mask.column().equalsIgnoreCase(column.name()))
        .findFirst();
  }
}
