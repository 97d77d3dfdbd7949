package dev.slipway.proof.rows;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.objects.SchemaObjects;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what tables are made of, in one session; the long query is planned once. */
final class ShapesReader {

  private static final String PREPARED = "slipway_shapes";

  private final Session session;
  private boolean isPrepared;

  ShapesReader(Session session) {
    this.session = session;
  }

  /** Throws {@link dev.slipway.postgres.SqlFailure}. */
  Shapes read() {
    String prepare = isPrepared ? "" : "PREPARE " + PREPARED + " AS " + ShapesSql.query() + ";\n";
    List<Row> rows =
        session
            .execute(
                "BEGIN READ ONLY;\n"
                    + SchemaObjects.settings(Optional.empty())
                    + prepare
                    + "EXECUTE "
                    + PREPARED
                    + ";\nCOMMIT")
            .get(0)
            .list();
    isPrepared = true;
    return shapes(rows);
  }

  private static Shapes shapes(List<Row> rows) {
    Map<String, ServerType> types = new HashMap<>();
    of("type", rows).forEach(row -> types.put(row.text("owner"), type(row)));
    return new Shapes(types, of("table", rows).map(row -> table(row, rows)).toList());
  }

  private static Stream<Row> of(String kind, List<Row> rows) {
    return rows.stream().filter(row -> row.text("kind").equals(kind));
  }

  private static ServerType type(Row row) {
    String what = row.text("a");
    return new ServerType(
        row.text("name"),
        what.substring(what.indexOf(' ', 2) + 1),
        what.charAt(0),
        what.charAt(1) == 'A',
        parts(row.get("b")),
        (int) row.number("n"),
        parts(row.get("c")),
        parts(row.get("d")),
        what.charAt(2) == 't');
  }

  private static TableShape table(Row table, List<Row> rows) {
    List<Row> own =
        rows.stream().filter(row -> row.text("owner").equals(table.text("owner"))).toList();
    return new TableShape(
        table.text("name"),
        of("column", own).map(ShapesReader::column).toList(),
        of("key", own).map(row -> parts(row.get("a"))).toList(),
        of("foreign", own).map(ShapesReader::foreign).toList(),
        Stream.concat(of("check", own).map(row -> row.text("a")), Stream.ofNullable(table.get("a")))
            .toList(),
        table.text("b").startsWith("t"));
  }

  private static ColumnShape column(Row row) {
    return new ColumnShape(
        row.text("name"),
        row.text("a"),
        (int) row.number("b"),
        row.text("c").startsWith("t"),
        row.text("d").startsWith("t"));
  }

  private static ForeignShape foreign(Row row) {
    return new ForeignShape(
        parts(row.get("a")), row.text("b"), parts(row.get("c")), row.text("d").startsWith("t"));
  }

  private static List<String> parts(@Nullable String value) {
    return value == null ? List.of() : Arrays.asList(value.split(ShapesSql.BETWEEN, -1));
  }
}
