package dev.slipway.mysql.translate;

import dev.slipway.mysql.schema.MysqlColumn;
import dev.slipway.mysql.schema.MysqlSchema;
import dev.slipway.mysql.schema.MysqlTable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A schema of MySQL as statements of PostgreSQL.
 *
 * @param up what makes it; what has no counterpart is a comment there
 * @param down what drops it
 */
public record Translation(String up, String down) {

  /** The translation of a schema. */
  public static Translation of(MysqlSchema schema) {
    return new Translation(up(schema), down(schema));
  }

  /** The type that a column has there, as {@code format_type} writes it. */
  public static String type(MysqlColumn column) {
    return TranslatedType.formatted(column);
  }

  private static String up(MysqlSchema schema) {
    Lines head = new Lines().note("database " + schema.database() + " of " + schema.server());
    UniqueNames names = new UniqueNames();
    schema.tables().forEach(table -> take(table, names));
    return Stream.of(
            Stream.of(head),
            schema.tables().stream().map(table -> new TableText(table).lines()),
            schema.tables().stream().map(table -> indexes(table, names)),
            schema.tables().stream().map(table -> keys(schema, table)),
            Stream.of(leftOut(schema)))
        .flatMap(part -> part)
        .filter(part -> !part.isEmpty())
        .map(Lines::text)
        .collect(Collectors.joining("\n\n"));
  }

  /** What the server names by itself: the primary key, and the sequence of an identity. */
  private static void take(MysqlTable table, UniqueNames names) {
    names.take(table.name());
    names.take(PgName.fit(table.name(), "_pkey"));
    table.columns().stream()
        .filter(column -> column.traits().autoIncrement())
        .forEach(column -> names.take(table.name() + "_" + column.name() + "_seq"));
  }

  private static Lines indexes(MysqlTable table, UniqueNames names) {
    Lines lines = new Lines();
    IndexText text = new IndexText(table, names);
    TableText.indexes(table).forEach(index -> lines.addAll(text.lines(index)));
    return lines;
  }

  private static Lines keys(MysqlSchema schema, MysqlTable table) {
    Lines lines = new Lines();
    KeyText text = new KeyText(schema);
    table.foreignKeys().forEach(key -> lines.addAll(text.lines(table, key)));
    return lines;
  }

  private static Lines leftOut(MysqlSchema schema) {
    Lines lines = new Lines();
    schema.leftOut().forEach(object -> lines.note(object + " is not here"));
    return lines;
  }

  private static String down(MysqlSchema schema) {
    return schema.tables().isEmpty()
        ? ""
        : schema.tables().stream()
            .map(table -> PgName.of(table.name()))
            .collect(Collectors.joining(",\n  ", "DROP TABLE\n  ", ";"));
  }
}
