package dev.slipway.preflight;

import dev.slipway.postgres.Sql;
import dev.slipway.sql.StatementWords;
import dev.slipway.sql.TouchedTable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to run.
 *
 * @param statements of all that is pending, in order
 * @param historySchema where our tables are
 */
public record PendingWork(List<StatementWords> statements, String historySchema) {

  List<TouchedTable> tables() {
    return statements.stream()
        .flatMap(words -> TouchedTable.of(words).stream())
        .distinct()
        .toList();
  }

  /**
   * The tables as something to select from: {@code oid}, {@code change} (whether the table itself
   * is changed). One without a schema is looked for in all schemas of the user's.
   */
  String tablesSql() {
    String values =
        tables().stream()
            .map(
                table ->
                    "(%s, %s, %s)"
                        .formatted(
                            table.schema() == null
                                ? "NULL::text"
                                : Sql.literal(table.schema()) + "::text",
                            Sql.literal(table.name()) + "::text",
                            table.changed()))
            .collect(Collectors.joining(", "));
    return "(SELECT c.oid, bool_or(v.change) AS change FROM (VALUES "
        + (values.isEmpty() ? "(NULL::text, NULL::text, false)" : values)
        + ") v(schema, name, change) JOIN pg_class c ON c.relname = v.name"
        + " AND c.relkind IN ('r', 'p', 'm', 'f') JOIN pg_namespace n ON n.oid = c.relnamespace"
        + " AND n.nspname = COALESCE(v.schema, n.nspname)"
        + " AND n.nspname !~ '^pg_|^information_schema$' GROUP BY c.oid)";
  }
}
