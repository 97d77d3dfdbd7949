package dev.slipway.transfer.table;

import dev.slipway.history.OtherTools;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataColumn.Content;
import dev.slipway.transfer.table.DataTable.Right;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which tables of a database hold data, through a session that may be in a transaction. */
public final class DataSchemaReader {

  private final Map<String, List<DataColumn>> columns = new HashMap<>();
  private final List<DataTable> tables = new ArrayList<>();
  private final List<LeftOutTable> leftOut = new ArrayList<>();

  private DataSchemaReader() {}

  /** The tables as the session sees them, locked by nobody. One round trip. */
  public static DataSchema read(Session session) {
    List<Rows> answers =
        session.execute(
            DataSchemaSql.PLACE,
            DataSchemaSql.TABLES,
            DataSchemaSql.COLUMNS,
            DataSchemaSql.KEYS,
            DataSchemaSql.SEQUENCES);
    return new DataSchemaReader().schema(answers);
  }

  private DataSchema schema(List<Rows> answers) {
    answers.get(2).list().forEach(this::column);
    answers.get(1).list().forEach(this::table);
    Row place = answers.get(0).first();
    return new DataSchema(
        place.text("database"),
        place.text("user_name"),
        place.text("server"),
        List.copyOf(tables),
        answers.get(3).list().stream().map(DataSchemaReader::key).toList(),
        answers.get(4).list().stream().map(DataSchemaReader::sequence).toList(),
        List.copyOf(leftOut));
  }

  private void column(Row row) {
    columns
        .computeIfAbsent(row.text("oid"), oid -> new ArrayList<>())
        .add(
            new DataColumn(
                row.text("name"),
                row.text("type"),
                row.is("not_null"),
                row.is("has_default"),
                Content.valueOf(row.text("content"))));
  }

  private void table(Row row) {
    TableName name = new TableName(row.text("schema"), row.text("name"));
    List<DataColumn> own = columns.getOrDefault(row.text("oid"), List.of());
    Optional<String> why = why(row, name, own);
    if (why.isPresent()) {
      leftOut.add(new LeftOutTable(name, why.get()));
      return;
    }
    tables.add(
        new DataTable(
            row.number("oid"),
            name,
            row.is("partitioned"),
            List.copyOf(own),
            names(row, "key"),
            row.number("row_count"),
            row.number("bytes"),
            rights(row)));
  }

  private static Optional<String> why(Row row, TableName name, List<DataColumn> own) {
    if (row.is("foreign_table")) {
      return Optional.of("a foreign table");
    }
    if (row.get("extension") != null) {
      return Optional.of("of the extension " + row.text("extension"));
    }
    Set<String> names = own.stream().map(DataColumn::name).collect(Collectors.toSet());
    return OtherTools.keeper(name, names).map(tool -> "the history of " + tool);
  }

  private static Set<Right> rights(Row row) {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    names(row, "rights").forEach(word -> rights.add(Right.valueOf(word)));
    return Set.copyOf(rights);
  }

  private static ForeignKey key(Row row) {
    return new ForeignKey(
        row.text("name"),
        new TableName(row.text("schema"), row.text("table_name")),
        names(row, "columns"),
        new TableName(row.text("target_schema"), row.text("target_name")),
        names(row, "target_columns"),
        names(row, "operators"),
        row.is("full_match"),
        row.is("deferrable"),
        row.is("validated"),
        row.is("period"));
  }

  private static DataSequence sequence(Row row) {
    String table = row.get("table_name");
    return new DataSequence(
        new TableName(row.text("schema"), row.text("name")),
        table == null ? null : new TableName(row.text("table_schema"), table),
        row.get("column_name"));
  }

  /** Names in a text, between characters that no name can have. */
  private static List<String> names(Row row, String field) {
    String text = row.get(field);
    return text == null || text.isEmpty()
        ? List.of()
        : Arrays.asList(text.split(DataSchemaSql.BETWEEN, -1));
  }
}
