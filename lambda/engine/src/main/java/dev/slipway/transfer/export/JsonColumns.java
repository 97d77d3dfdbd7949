package dev.slipway.transfer.export;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.transfer.source.SourceTable;
import dev.slipway.transfer.table.DataTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How columns are written in JSON.
 *
 * @param forms by the oid of a table and the name of a column; what is not there stays as it is
 */
record JsonColumns(Map<Long, Map<String, String>> forms) {

  /** A text, that of the type's output function. A composite of NULLs is not NULL. */
  private static final String TEXT =
      "CASE WHEN %1$s IS DISTINCT FROM NULL THEN pg_catalog.format('%%s', %1$s) END AS %1$s";

  /** In a list of JSON no element can say that it is not the first. */
  private static final String ARRAY =
      "CASE WHEN pg_catalog.array_dims(%1$s) OPERATOR(pg_catalog.~) '[[](?!1:)'"
          + " THEN pg_catalog.to_json(pg_catalog.format('%%s', %1$s))"
          + " ELSE pg_catalog.to_json(%1$s) END AS %1$s";

  /** What is long is not read for it. */
  private static final String NULL =
      "CASE WHEN pg_catalog.pg_column_size(r.%1$s) OPERATOR(pg_catalog.<) 64"
          + " THEN pg_catalog.%2$s(r.%1$s) OPERATOR(pg_catalog.=) 'null' END";

  /** Reads them for some tables. One round trip. */
  static JsonColumns read(Session session, List<SourceTable> tables) {
    String oids =
        Stream.concat(Stream.of("0"), tables.stream().map(t -> String.valueOf(t.table().oid())))
            .collect(Collectors.joining(", "));
    Map<Long, Map<String, String>> forms = new HashMap<>();
    for (Row row : session.execute(JsonSql.COLUMNS.formatted(oids)).get(0).list()) {
      forms
          .computeIfAbsent(row.number("oid"), oid -> new HashMap<>())
          .put(row.text("name"), row.text("form"));
    }
    return new JsonColumns(forms);
  }

  /** The columns of a table that are written, as they stand behind SELECT. */
  String of(DataTable table) {
    Map<String, String> own = forms.getOrDefault(table.oid(), Map.of());
    return table.writable().stream()
        .map(column -> expression(Sql.name(column.name()), own.getOrDefault(column.name(), "")))
        .collect(Collectors.joining(", "));
  }

  /** A condition that rows meet in which JSON's own null is a value; empty where none is. */
  String nulls(DataTable table) {
    Map<String, String> own = forms.getOrDefault(table.oid(), Map.of());
    return table.writable().stream()
        .map(column -> isNull(Sql.name(column.name()), own.getOrDefault(column.name(), "")))
        .filter(condition -> !condition.isEmpty())
        .collect(Collectors.joining(" OR "));
  }

  private static String isNull(String name, String form) {
    return switch (form) {
      case "JSON" -> NULL.formatted(name, "json_typeof");
      case "JSONB" -> NULL.formatted(name, "jsonb_typeof");
      default -> "";
    };
  }

  private static String expression(String name, String form) {
    return switch (form) {
      case "TEXT" -> TEXT.formatted(name);
      case "ARRAY" -> ARRAY.formatted(name);
      default -> name;
    };
  }
}
