package dev.slipway.action.bulk;

import dev.slipway.error.InvalidInput;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be known of a table to make a statement for it.
 *
 * @param types of its columns, by name and in order
 * @param operators the schemas of what compares two values of each, by name
 * @param stored the columns that hold what was written into them, and are not computed
 * @param key the columns that its rows are gone through by
 */
record BulkTable(
    String database,
    TableName name,
    Map<String, String> types,
    Map<String, String> operators,
    List<String> stored,
    List<String> key) {

  private static final String COLUMNS =
      """
      SELECT current_database() AS database, a.attname AS name,
        a.attgenerated = '' AS stored, format_type(a.atttypid, a.atttypmod) AS type,
        COALESCE((SELECT s.nspname FROM pg_opclass x JOIN pg_amop m ON m.amopfamily = x.opcfamily
            AND m.amopstrategy = 3 AND m.amoplefttype = x.opcintype
            AND m.amoprighttype = x.opcintype
            JOIN pg_operator o ON o.oid = m.amopopr JOIN pg_namespace s ON s.oid = o.oprnamespace
          WHERE x.opcdefault AND x.opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')
            AND x.opcintype = COALESCE(NULLIF(t.typbasetype, 0), t.oid)),
          'pg_catalog') AS operators,
        (SELECT k.place FROM pg_index i, unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, place)
          WHERE i.indrelid = c.oid AND i.indisprimary AND k.attnum = a.attnum
            AND k.place <= i.indnkeyatts) AS place
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
      WHERE n.nspname = %s AND c.relname = %s ORDER BY a.attnum\
      """;

  /**
   * The table of words. Throws {@link InvalidInput} where there is none, for columns that it does
   * not have, and where nothing says by which key. One round trip.
   */
  static BulkTable read(Session session, BulkWords words) {
    TableName table = words.table();
    List<Row> rows =
        session
            .execute(COLUMNS.formatted(Sql.literal(table.schema()), Sql.literal(table.name())))
            .get(0)
            .list();
    if (rows.isEmpty()) {
      throw refused("There is no table " + table);
    }
    Map<String, String> types = new LinkedHashMap<>();
    Map<String, String> operators = new LinkedHashMap<>();
    for (Row row : rows) {
      types.put(row.text("name"), row.text("type"));
      operators.put(row.text("name"), row.text("operators"));
    }
    List<String> key = words.key().isEmpty() ? primary(rows) : words.key();
    BulkTable found =
        new BulkTable(rows.get(0).text("database"), table, types, operators, stored(rows), key);
    found.refuse(words);
    return found;
  }

  private static List<String> primary(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.get("place") != null)
        .sorted(Comparator.comparing(row -> row.number("place")))
        .map(row -> row.text("name"))
        .toList();
  }

  private static List<String> stored(List<Row> rows) {
    return rows.stream().filter(row -> row.is("stored")).map(row -> row.text("name")).toList();
  }

  private void refuse(BulkWords words) {
    refuseColumns(words.change().columns());
    refuseKey();
  }

  private void refuseColumns(List<String> set) {
    for (String column : set) {
      if (!types.containsKey(column)) {
        throw refused("Table " + name + " has no column " + column + " to set");
      }
      if (key.contains(column)) {
        throw refused(
            "Column "
                + column
                + " is of the key of "
                + name
                + ": a row could move into a batch that comes, and be changed twice");
      }
    }
  }

  private void refuseKey() {
    for (String column : key) {
      if (!types.containsKey(column)) {
        throw refused("Table " + name + " has no column " + column + " for a key");
      }
    }
    if (key.isEmpty()) {
      throw refused(
          "Table "
              + name
              + " has no primary key to go through its rows by; name the columns of a unique key"
              + " with --key");
    }
  }

  private static InvalidInput refused(String why) {
    return new InvalidInput(why + ". Nothing was done.");
  }

  /** What says whether two values of a column are the same, whatever the search_path. */
  String equal(String column) {
    return " OPERATOR(" + Sql.name(operators.getOrDefault(column, "pg_catalog")) + ".=) ";
  }
}
