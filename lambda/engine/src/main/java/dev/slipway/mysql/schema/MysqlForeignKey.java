package dev.slipway.mysql.schema;

import java.util.List;

/**
 * A foreign key.
 *
 * @param database of the table that it refers to, which may be another one
 * @param onUpdate a rule such as {@code RESTRICT} or {@code SET NULL}
 */
public record MysqlForeignKey(
    String name,
    List<String> columns,
    String database,
    String table,
    List<String> targetColumns,
    String onUpdate,
    String onDelete) {}
