package dev.slipway.mysql.schema;

import dev.slipway.mysql.MysqlName;
import dev.slipway.mysql.MysqlRow;
import dev.slipway.mysql.MysqlSession;
import dev.slipway.mysql.schema.MysqlIndex.Part;
import dev.slipway.mysql.schema.MysqlSchema.MysqlObject;
import dev.slipway.mysql.schema.MysqlTable.MysqlCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a database is made of. */
public final class MysqlSchemaReader {

  private static final String WHAT = "the catalogue";

  private static final Set<String> TABLES = Set.of("BASE TABLE", "SYSTEM VERSIONED");

  private final MysqlSession session;
  private final String database;
  private final MysqlColumnReader columnReader;
  private final Map<String, List<MysqlRow>> columns;
  private final Map<String, List<MysqlRow>> indexes;
  private final Map<String, List<MysqlRow>> keys;
  private final Map<String, List<MysqlRow>> checks;

  private MysqlSchemaReader(MysqlSession session) {
    this.session = session;
    this.database = session.settings().name();
    this.columnReader = new MysqlColumnReader(session.server().isMariaDb());
    this.columns = byTable(MysqlSchemaSql.COLUMNS);
    this.indexes = byTable(MysqlSchemaSql.INDEXES);
    this.keys = byTable(MysqlSchemaSql.KEYS);
    this.checks = readChecks();
  }

  /** The database that the session uses. Throws {@link dev.slipway.mysql.MysqlFailure}. */
  public static MysqlSchema read(MysqlSession session) {
    return new MysqlSchemaReader(session).schema();
  }

  private MysqlSchema schema() {
    Map<Boolean, List<MysqlRow>> found =
        rows(MysqlSchemaSql.TABLES).stream()
            .collect(Collectors.partitioningBy(row -> TABLES.contains(row.text("TABLE_TYPE"))));
    return new MysqlSchema(
        database,
        session.server().shown(),
        found.getOrDefault(true, List.of()).stream().map(this::table).toList(),
        Stream.concat(
                found.getOrDefault(false, List.of()).stream().map(MysqlSchemaReader::relation),
                rows(MysqlSchemaSql.OTHERS).stream().map(MysqlSchemaReader::object))
            .toList());
  }

  private MysqlTable table(MysqlRow row) {
    String name = row.text("TABLE_NAME");
    List<MysqlCheck> own = of(checks, name).stream().map(MysqlSchemaReader::check).toList();
    return new MysqlTable(
        name,
        row.text("ENGINE"),
        row.text("TABLE_COMMENT"),
        row.number("TABLE_ROWS"),
        row.number("DATA_LENGTH"),
        row.number("AUTO_INCREMENT"),
        row.text("CREATE_OPTIONS").contains("partitioned"),
        of(columns, name).stream().map(one -> columnReader.column(one, own)).toList(),
        grouped(of(indexes, name), "INDEX_NAME", MysqlSchemaReader::index),
        grouped(of(keys, name), "CONSTRAINT_NAME", MysqlSchemaReader::key),
        own);
  }

  private static MysqlObject relation(MysqlRow row) {
    return new MysqlObject(row.text("TABLE_TYPE").toLowerCase(Locale.ROOT), row.text("TABLE_NAME"));
  }

  private static MysqlObject object(MysqlRow row) {
    return new MysqlObject(row.text("kind"), row.text("name"));
  }

  private Map<String, List<MysqlRow>> readChecks() {
    if (session.rows(WHAT, MysqlSchemaSql.HAS_CHECKS).isEmpty()) {
      return Map.of();
    }
    return byTable(
        session.server().isMariaDb()
            ? MysqlSchemaSql.CHECKS_OF_MARIADB
            : MysqlSchemaSql.CHECKS_OF_MYSQL);
  }

  private List<MysqlRow> rows(String sql) {
    return session.rows(WHAT, sql.formatted(MysqlName.literal(database)));
  }

  private Map<String, List<MysqlRow>> byTable(String sql) {
    return grouped(rows(sql), "TABLE_NAME");
  }

  private static Map<String, List<MysqlRow>> grouped(List<MysqlRow> rows, String column) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.text(column), LinkedHashMap::new, Collectors.toList()));
  }

  private static <T> List<T> grouped(
      List<MysqlRow> rows, String column, Function<List<MysqlRow>, T> one) {
    return grouped(rows, column).values().stream().map(one).toList();
  }

  private static List<MysqlRow> of(Map<String, List<MysqlRow>> rows, String table) {
    return rows.getOrDefault(table, List.of());
  }

  private static MysqlCheck check(MysqlRow row) {
    return new MysqlCheck(row.text("CONSTRAINT_NAME"), row.text("CHECK_CLAUSE"));
  }

  private static MysqlIndex index(List<MysqlRow> rows) {
    MysqlRow first = rows.get(0);
    return new MysqlIndex(
        first.text("INDEX_NAME"),
        first.text("NON_UNIQUE").equals("0"),
        first.text("INDEX_TYPE"),
        rows.stream().map(MysqlSchemaReader::part).toList(),
        first.text("INDEX_COMMENT"));
  }

  /** Of spatial indexes, SUB_PART is a length of bytes that nobody chose. */
  private static Part part(MysqlRow row) {
    boolean spatial = row.text("INDEX_TYPE").equals("SPATIAL");
    return new Part(
        row.orNull("COLUMN_NAME"),
        row.orNull("EXPRESSION"),
        spatial ? 0 : (int) row.number("SUB_PART"),
        row.text("COLLATION").equals("D"));
  }

  private static MysqlForeignKey key(List<MysqlRow> rows) {
    MysqlRow first = rows.get(0);
    return new MysqlForeignKey(
        first.text("CONSTRAINT_NAME"),
        rows.stream().map(row -> row.text("COLUMN_NAME")).toList(),
        first.text("REFERENCED_TABLE_SCHEMA"),
        first.text("REFERENCED_TABLE_NAME"),
        rows.stream().map(row -> row.text("REFERENCED_COLUMN_NAME")).toList(),
        first.text("UPDATE_RULE"),
        first.text("DELETE_RULE"));
  }
}
