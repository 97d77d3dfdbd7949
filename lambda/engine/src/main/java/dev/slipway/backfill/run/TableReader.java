package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.TableFacts;
import dev.slipway.backfill.plan.TableFacts.Column;
import dev.slipway.backfill.plan.TableFacts.Index;
import dev.slipway.backfill.plan.TableFacts.IndexKey;
import dev.slipway.error.InvalidInput;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what a backfill must know of its table. */
final class TableReader {

  private static final String TABLE =
      """
      SELECT c.oid, c.relkind, row_security_active(c.oid) AS hidden,
        has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') AS readable,
        COALESCE((SELECT has_function_privilege(p.oid, 'EXECUTE') FROM pg_proc p
          WHERE p.oid = to_regprocedure('pg_catalog.aurora_replica_status()')), false) AS replicas
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = %1$s AND c.relname = %2$s\
      """;

  /** A constraint NOT NULL that is NOT VALID says nothing of the rows that are there. */
  private static final String COLUMNS =
      """
      SELECT a.attname AS name, format_type(a.atttypid, -1) AS type,
        a.attcollation::regcollation::text AS collation,
        t.typnotnull OR a.attnotnull AND NOT EXISTS (SELECT FROM pg_constraint k
          WHERE k.conrelid = a.attrelid AND k.contype = 'n' AND NOT k.convalidated
            AND k.conkey[1] = a.attnum) AS not_null
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type t ON t.oid = a.atttypid
      WHERE n.nspname = %1$s AND c.relname = %2$s ORDER BY a.attnum\
      """;

  /** Read backwards, an index that is descending with its NULLs first is in the usual order. */
  private static final String INDEXES =
      """
      SELECT x.relname AS name, i.indisunique AND i.indimmediate AS is_unique,
        i.indisprimary AND i.indimmediate AS is_primary,
        i.indisvalid AND i.indisready AND i.indpred IS NULL AND m.amname = 'btree' AS usable,
        a.attname AS column_name, u.place, COALESCE(o.opcdefault, false)
          AND i.indcollation[u.place - 1] = COALESCE(a.attcollation, 0)
          AND i.indoption[u.place - 1] IN (0, 3)
          AND i.indoption[u.place - 1] = i.indoption[0] AS ordered,
        (SELECT s.nspname FROM pg_amop f JOIN pg_operator p ON p.oid = f.amopopr
          JOIN pg_namespace s ON s.oid = p.oprnamespace WHERE f.amopfamily = o.opcfamily
            AND f.amopstrategy = 1 AND f.amoplefttype = o.opcintype
            AND f.amoprighttype = o.opcintype LIMIT 1) AS operators
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_index i ON i.indrelid = c.oid JOIN pg_class x ON x.oid = i.indexrelid
        JOIN pg_am m ON m.oid = x.relam
        CROSS JOIN LATERAL generate_series(1, i.indnkeyatts) AS u (place)
        LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[u.place - 1]
          AND a.attnum > 0
        LEFT JOIN pg_opclass o ON o.oid = i.indclass[u.place - 1]
      WHERE n.nspname = %1$s AND c.relname = %2$s ORDER BY i.indisprimary DESC, x.relname, u.place\
      """;

  private TableReader() {}

  /**
   * The table of a name. One round trip. Throws {@link InvalidInput} where there is none whose rows
   * we can go through.
   */
  static TableFacts read(Session session, TableName name) {
    List<Rows> answers =
        session.execute(filled(TABLE, name), filled(COLUMNS, name), filled(INDEXES, name));
    if (answers.get(0).list().isEmpty()) {
      throw refused("There is no table " + name + " here.", "name it as it is, with its schema");
    }
    Row row = answers.get(0).first();
    refuse(name, row);
    return new TableFacts(
        name,
        row.number("oid"),
        row.text("relkind"),
        row.is("replicas"),
        answers.get(1).list().stream().map(TableReader::column).toList(),
        indexes(answers.get(2).list()));
  }

  private static String filled(String sql, TableName name) {
    return sql.formatted(Sql.literal(name.schema()), Sql.literal(name.name()));
  }

  private static void refuse(TableName name, Row row) {
    String kind = row.text("relkind");
    if (!kind.equals("r") && !kind.equals("p")) {
      throw refused(
          name + " is not a table whose rows have a key: " + kind(kind) + ".",
          "name the table that its rows come from");
    }
    if (!row.is("readable")) {
      throw refused("We may not read " + name + ".", "as its owner: GRANT SELECT on it to us");
    }
    if (row.is("hidden")) {
      throw refused(
          "Row security hides rows of " + name + " from us, and they would be left as they are.",
          "run as its owner, or as a role with BYPASSRLS");
    }
  }

  private static String kind(String kind) {
    return switch (kind) {
      case "v" -> "a view";
      case "m" -> "a materialized view";
      case "f" -> "a foreign table";
      case "S" -> "a sequence";
      default -> "another kind of relation (" + kind + ")";
    };
  }

  private static InvalidInput refused(String what, String next) {
    return new InvalidInput(what + " Nothing was done. Next: " + next + ".");
  }

  private static Column column(Row row) {
    return new Column(
        row.text("name"), row.text("type"), row.text("collation"), row.is("not_null"));
  }

  private static List<Index> indexes(List<Row> rows) {
    Map<String, List<Row>> byName =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.text("name"), LinkedHashMap::new, Collectors.toList()));
    return byName.values().stream().map(TableReader::index).toList();
  }

  private static Index index(List<Row> keys) {
    Row first = keys.get(0);
    return new Index(
        first.text("name"),
        first.is("is_unique"),
        first.is("is_primary"),
        first.is("usable"),
        keys.stream().allMatch(row -> row.is("ordered")),
        keys.stream()
            .map(row -> new IndexKey(row.get("column_name"), row.text("operators")))
            .toList());
  }
}
