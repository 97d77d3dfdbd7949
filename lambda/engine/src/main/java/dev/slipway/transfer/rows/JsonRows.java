package dev.slipway.transfer.rows;

import dev.slipway.json.JsonObjects;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows as JSON objects, in an array or one behind the other. The server makes values of them, as it
 * does by {@code json_populate_record}.
 */
final class JsonRows implements RowsSender {

  private static final String OBJECTS = "pg_temp.slipway_objects";

  private final FileText file;
  private final List<String> names;

  private JsonRows(FileText file, List<String> names) {
    this.file = file;
    this.names = names;
  }

  /** Reads a file through. */
  static ScannedFile scan(FileText file) throws IOException {
    Findings findings = new Findings(file.name());
    JsonObjects scan = new JsonObjects(findings::add);
    try (InputStream in = file.open()) {
      scan.read(in);
    }
    FileColumns columns = FileColumns.of(scan.names());
    JsonRows sender = new JsonRows(file, scan.names());
    return ScannedFile.of(new FoundRows(null, columns, scan.objects(), 1, sender), findings.list());
  }

  @Override
  public long send(Session session, String into, List<@Nullable DataColumn> columns)
      throws IOException {
    session.execute("CREATE TEMP TABLE IF NOT EXISTS slipway_objects (object json) ON COMMIT DROP");
    long sent;
    try (InputStream lines = new JsonLines(file.open())) {
      sent = session.copies().in("COPY " + OBJECTS + " FROM STDIN (ENCODING 'UTF8')", lines);
    }
    session.execute(insert(into, columns) + ";\nTRUNCATE " + OBJECTS);
    return sent;
  }

  /** A place of its own for each value: what a file calls it need not be what a table does. */
  private String insert(String into, List<@Nullable DataColumn> columns) {
    List<DataColumn> kept = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      DataColumn column = columns.get(i);
      if (column != null) {
        kept.add(column);
        values.add(Sql.name(names.get(i)) + " " + column.type());
      }
    }
    String given = values.stream().collect(Collectors.joining(", "));
    String list = quoted(columns);
    return "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s o, json_to_record(o.object) AS r (%s)"
        .formatted(into, DataTable.list(kept), list, OBJECTS, given);
  }

  private String quoted(List<@Nullable DataColumn> columns) {
    List<String> list = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) != null) {
        list.add("r." + Sql.name(names.get(i)));
      }
    }
    return String.join(", ", list);
  }
}
