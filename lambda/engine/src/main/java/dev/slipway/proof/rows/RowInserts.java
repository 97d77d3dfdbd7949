package dev.slipway.proof.rows;

import dev.slipway.postgres.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statements that put rows into one table. What a foreign key refers to is looked up when they
 * run, so that rows of the migrations' own are referred to as well. Pure.
 */
final class RowInserts {

  /** The statement of one row, while it is put together. */
  private static final class Insert {
    final List<String> columns = new ArrayList<>();
    final List<String> values = new ArrayList<>();
    final List<ForeignShape> joined = new ArrayList<>();
    final List<String> joins = new ArrayList<>();
  }

  private final Shapes shapes;
  private final TableShape table;
  private final ValueExpressions values;
  private final long seed;

  RowInserts(Shapes shapes, TableShape table, long seed) {
    this.shapes = shapes;
    this.table = table;
    this.values = new ValueExpressions(shapes.types());
    this.seed = seed;
  }

  /** The statement for a row by its number, from 0. */
  String insert(int row) {
    Insert insert = new Insert();
    List<ColumnShape> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      ColumnShape column = columns.get(i);
      Draw draw = new Draw(seed, row, i + 1, table.isKey(column.name()));
      if (!column.computed()) {
        value(insert, column, draw)
            .ifPresent(
                value -> {
                  insert.columns.add(Sql.name(column.name()));
                  insert.values.add(value);
                });
      }
    }
    if (insert.columns.isEmpty()) {
      return "INSERT INTO " + table.name() + " DEFAULT VALUES";
    }
    return "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM (SELECT 1) proof_row%s"
        .formatted(
            table.name(),
            String.join(", ", insert.columns),
            String.join(", ", insert.values),
            String.join("", insert.joins));
  }

  private Optional<String> value(Insert insert, ColumnShape column, Draw draw) {
    if (draw.kind() == Draw.Kind.NULLS && !column.notNull() && !values.refusesNull(column.type())) {
      return Optional.of("NULL");
    }
    Optional<String> own = values.of(column, table.checks(), draw);
    Optional<ForeignShape> foreign = table.foreign(column.name());
    if (foreign.isPresent()) {
      return Optional.of(referred(insert, foreign.get(), column, draw));
    }
    return shapes
        .meant(table, column)
        .filter(key -> !draw.key())
        .map(key -> joined(insert, key, column, draw))
        .map(found -> own.map(other -> "COALESCE(" + found + ", " + other + ")").orElse(found))
        .or(() -> own);
  }

  /** A row that must refer to one of its own table refers to itself. */
  private String referred(Insert insert, ForeignShape key, ColumnShape column, Draw draw) {
    if (key.table().equals(table.name()) && column.notNull()) {
      String other = key.referenced().get(key.columns().indexOf(column.name()));
      Optional<String> own = own(other, draw);
      if (own.isPresent()) {
        return own.get();
      }
    }
    return joined(insert, key, column, draw);
  }

  private Optional<String> own(String name, Draw draw) {
    for (int i = 0; i < table.columns().size(); i++) {
      ColumnShape column = table.columns().get(i);
      if (column.name().equals(name) && table.foreign(name).isEmpty()) {
        return values.of(
            column, table.checks(), new Draw(seed, draw.row(), i + 1, table.isKey(name)));
      }
    }
    return Optional.empty();
  }

  private static String joined(Insert insert, ForeignShape key, ColumnShape column, Draw draw) {
    int index = insert.joined.indexOf(key);
    if (index < 0) {
      index = insert.joined.size();
      insert.joined.add(key);
      insert.joins.add(join(key, index, draw));
    }
    return "proof_%d.%s"
        .formatted(index, Sql.name(key.referenced().get(key.columns().indexOf(column.name()))));
  }

  /** Rows of a key refer to one each, those of others to any. */
  private static String join(ForeignShape key, int index, Draw draw) {
    String columns =
        key.referenced().stream().map(Sql::name).distinct().collect(Collectors.joining(", "));
    String skipped =
        draw.key()
            ? String.valueOf(draw.number())
            : "%d %% greatest((SELECT count(*) FROM %s), 1)".formatted(draw.number(), key.table());
    return " LEFT JOIN (SELECT %1$s FROM %2$s ORDER BY %1$s OFFSET %3$s LIMIT 1) proof_%4$d ON true"
        .formatted(columns, key.table(), skipped, index);
  }
}
