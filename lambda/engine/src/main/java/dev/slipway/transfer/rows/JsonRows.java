package dev.slipway.transfer.rows;

import dev.slipway.json.JsonObjects;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.transfer.manifest.RowFormat;
import dev.slipway.transfer.rows.ObjectsInsert.Refused;
import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows as JSON objects, in an array or one behind the other. The server makes values of them, as it
 * does by {@code json_populate_record}.
 */
final class JsonRows implements RowsSender {

  private static final String OBJECTS = "pg_temp.slipway_objects";
  private static final String ROW = "pg_temp.slipway_row";

  private final FileText file;
  private final List<String> names;

  private JsonRows(FileText file, List<String> names) {
    this.file = file;
    this.names = names;
  }

  /**
   * Reads a file through. Of lines there may be none, but an array is never without its brackets.
   */
  static ScannedFile scan(FileText file, RowFormat format) throws IOException {
    Findings findings = new Findings(file.name());
    JsonObjects scan = new JsonObjects(findings::add);
    try (InputStream in = file.open()) {
      scan.read(in);
    }
    if (format == RowFormat.JSON && !scan.isArray() && scan.objects() == 0 && findings.isEmpty()) {
      findings.add("is empty; where there are no rows, it holds []");
    }
    FileColumns columns = FileColumns.of(scan.names());
    JsonRows sender = new JsonRows(file, scan.names());
    return ScannedFile.of(new FoundRows(null, columns, scan.objects(), 1, sender), findings.list());
  }

  @Override
  public long send(Session session, String into, List<@Nullable DataColumn> columns)
      throws IOException {
    session.executeAsWritten(
        "CREATE TEMPORARY TABLE IF NOT EXISTS slipway_objects"
            + " (place pg_catalog.int8 GENERATED ALWAYS AS IDENTITY, object pg_catalog.json)"
            + " ON COMMIT DROP");
    long sent;
    try (InputStream lines = new JsonLines(file.open())) {
      String copy = "COPY " + OBJECTS + " (object) FROM STDIN (ENCODING 'UTF8')";
      sent = session.copies().in(copy, lines);
    }
    Optional<Refused> refused =
        new ObjectsInsert(session, range -> insert(into, columns, range)).all(sent);
    if (refused.isPresent()) {
      throw refused.get().why().ofRow(place(refused.get().object()));
    }
    session.executeAsWritten("TRUNCATE " + OBJECTS + " RESTART IDENTITY");
    return sent;
  }

  private String place(long object) throws IOException {
    try (JsonLines lines = new JsonLines(file.open())) {
      return "object " + object + ", which begins in line " + lines.lineOf(object);
    }
  }

  /**
   * The names of types are those of pg_catalog, or have their schema; what the team wrote, such as
   * a check, finds its names as in every other session.
   */
  private String insert(String into, List<@Nullable DataColumn> columns, String range) {
    List<DataColumn> kept = new ArrayList<>();
    List<String> read = new ArrayList<>();
    List<String> typed = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      DataColumn column = columns.get(i);
      if (column != null) {
        String name = Sql.name(names.get(i));
        kept.add(column);
        read.add(value(column, names.get(i)));
        typed.add(name + " " + column.type());
      }
    }
    if (kept.isEmpty()) {
      return "INSERT INTO %s SELECT FROM %s o WHERE %s".formatted(into, OBJECTS, range);
    }
    return String.join(
        ";\n",
        "SET LOCAL search_path = pg_catalog, pg_temp",
        "CREATE TEMPORARY TABLE slipway_row (" + String.join(", ", typed) + ") ON COMMIT DROP",
        "SET LOCAL search_path TO DEFAULT",
        "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s o,"
                .formatted(into, DataTable.list(kept), String.join(", ", read), OBJECTS)
            + " pg_catalog.json_populate_record(NULL::%s, o.object) AS r WHERE %s"
                .formatted(ROW, range),
        "DROP TABLE " + ROW);
  }

  /** Of a text alone, json_populate_record keeps what it says, and not how it was written. */
  private static String value(DataColumn column, String name) {
    String value = "r." + Sql.name(name);
    return column.type().equals("json")
        ? "CASE WHEN %s IS NOT NULL THEN o.object OPERATOR(pg_catalog.->) %s END"
            .formatted(value, Sql.literal(name))
        : value;
  }
}
