package dev.slipway.history;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Sql;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a database that are neither ours nor the server's nor an extension's.
 *
 * @param count how many there are
 * @param owners whose they are, the first few
 * @param names the first few, as SQL writes them
 * @param histories schemas that hold another history of ours
 * @param tools tables in which other tools keep their history
 */
public record OtherTables(
    int count,
    List<String> owners,
    List<String> names,
    List<String> histories,
    List<String> tools) {

  /** Of a database that holds none. */
  public static final OtherTables NONE =
      new OtherTables(0, List.of(), List.of(), List.of(), List.of());

  private static final int SHOWN = 5;

  /** True when there is none. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** The query for them; its answer, one row, goes to {@link #of}. */
  static String sql(String schema) {
    return """
    WITH tables AS MATERIALIZED (
      SELECT n.nspname, c.relname, c.relowner
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'f') AND NOT c.relispartition AND c.relpersistence <> 't'
        AND pg_catalog.left(n.nspname::text, 3) <> 'pg_' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.deptype = 'e'
          AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid)),
    histories AS (SELECT nspname FROM tables WHERE relname = %1$s AND nspname <> %2$s),
    others AS (SELECT * FROM tables WHERE relname NOT IN (%3$s)
      OR (nspname <> %2$s AND nspname NOT IN (SELECT nspname FROM histories))),
    few AS (SELECT nspname, relname FROM others ORDER BY nspname, relname LIMIT %5$d)
    SELECT (SELECT pg_catalog.count(*) FROM others) AS count,
      (SELECT pg_catalog.string_agg(name, E'\\n') FROM (SELECT DISTINCT
        %6$s AS name
        FROM others ORDER BY name LIMIT %5$d) o) AS owners,
      (SELECT pg_catalog.string_agg(pg_catalog.concat(%7$s, '.', %8$s), E'\\n') FROM few) AS names,
      (SELECT pg_catalog.string_agg(%7$s, E'\\n')
        FROM histories) AS histories,
      (SELECT pg_catalog.string_agg(DISTINCT CASE WHEN nspname::text IN (%9$s)
          THEN pg_catalog.concat('schema ', nspname) ELSE relname::text END, E'\\n') FROM others
        WHERE pg_catalog.lower(relname::text) IN (%4$s) OR nspname::text IN (%9$s)) AS tools
    """
        .formatted(
            Sql.literal(HistoryTables.RUNS),
            Sql.literal(schema),
            Sql.literals(HistoryTables.NAMES),
            Sql.literals(OtherTools.tables()),
            SHOWN,
            name("pg_catalog.pg_get_userbyid(relowner)"),
            name("nspname"),
            name("relname"),
            Sql.literals(OtherTools.schemas()));
  }

  /** As SQL writes it, on one line; where the server knows no encoding, other bytes by number. */
  private static String name(String of) {
    return """
    pg_catalog.translate(CASE pg_catalog.getdatabaseencoding() WHEN 'SQL_ASCII'
      THEN pg_catalog.encode(pg_catalog.convert_to(pg_catalog.quote_ident(%1$s::text), 'SQL_ASCII'),
        'escape') ELSE pg_catalog.quote_ident(%1$s::text) END, E'\\n\\r', '  ')\
    """
        .formatted(of);
  }

  static OtherTables of(Rows answer) {
    Row row = answer.first();
    return new OtherTables(
        Integer.parseInt(String.valueOf(row.get("count"))),
        lines(row.get("owners")),
        lines(row.get("names")),
        lines(row.get("histories")),
        lines(row.get("tools")).stream().map(OtherTools::describe).toList());
  }

  private static List<String> lines(@Nullable String text) {
    return text == null ? List.of() : Arrays.asList(text.split("\n"));
  }
}
