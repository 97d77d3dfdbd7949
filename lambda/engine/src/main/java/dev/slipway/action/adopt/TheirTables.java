package dev.slipway.action.adopt;

import dev.slipway.error.InvalidInput;
import dev.slipway.history.TrustedRoles;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the table in which another tool keeps its history. Nothing of others runs: it is a plain
 * table of somebody we trust, with types of the server.
 */
final class TheirTables {

  private static final String FIND =
      """
      , found AS (
        SELECT c.*, n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
        WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND relpersistence <> 't'
          AND left(nspname::text, 3) <> 'pg_' AND nspname <> 'information_schema' AND (%s))
      SELECT nspname::text AS schema, relname::text AS name, relkind::text AS kind,
        relowner IN (SELECT oid FROM trusted) AS trusted,
        pg_get_userbyid(relowner)::text AS owner, row_security_active(f.oid) AS hidden,
        EXISTS (SELECT FROM pg_rewrite WHERE ev_class = f.oid) AS ruled,
        EXISTS (SELECT FROM pg_class r WHERE r.relnamespace = f.relnamespace
          AND r.relname = 'ar_internal_metadata') AS beside_rails,
        (SELECT string_agg(attname::text, chr(10)) FROM pg_attribute
          WHERE attrelid = f.oid AND attnum > 0 AND NOT attisdropped) AS columns,
        EXISTS (SELECT FROM pg_attribute JOIN pg_type t ON t.oid = atttypid
          WHERE attrelid = f.oid AND attnum > 0 AND NOT attisdropped
            AND (typnamespace <> 'pg_catalog'::regnamespace OR attgenerated = 'v')) AS odd
      FROM found f ORDER BY nspname, relname
      """;

  private TheirTables() {}

  /** A table and whose it is. */
  record Found(Tool tool, TheirTable table) {}

  /**
   * The one table. Throws {@link InvalidInput} where there is none, or more than one.
   *
   * @param from the only tool that is meant, null for any
   * @param named the table that is meant, null for those with the names that tools give them
   */
  static Found find(Session session, @Nullable Tool from, @Nullable TableName named) {
    String sql = TrustedRoles.SQL + FIND.formatted(condition(named));
    List<Found> found =
        session.execute(sql).get(0).list().stream()
            .map(TheirTable::of)
            .flatMap(table -> whose(table, from, named).stream())
            .filter(one -> from == null || one.tool == from)
            .toList();
    if (found.size() != 1) {
      throw found.isEmpty() ? none(from, named) : several(found);
    }
    TheirTable table = found.get(0).table;
    if (table.wrong() != null) {
      throw new InvalidInput(
          "Table "
              + table.shown()
              + " "
              + table.wrong()
              + ". Nothing of it was read, and nothing was done.");
    }
    return found.get(0);
  }

  private static Optional<Found> whose(
      TheirTable table, @Nullable Tool from, @Nullable TableName named) {
    Optional<Tool> tool =
        named == null || from == null
            ? Tool.of(table.schema(), table.name(), table.columns(), table.besideRails())
            : Optional.of(from).filter(one -> one.table().isWithin(table.columns()));
    return tool.map(one -> new Found(one, table));
  }

  private static String condition(@Nullable TableName named) {
    return named == null
        ? "relname IN (" + Sql.literals(Tool.tables()) + ")"
        : "relname = "
            + Sql.literal(named.name())
            + " AND nspname = "
            + Sql.literal(named.schema());
  }

  private static InvalidInput none(@Nullable Tool from, @Nullable TableName named) {
    String whose = from == null ? "another tool" : from.title();
    String where = named == null ? "" : " in " + named;
    return new InvalidInput(
        "There is no history of "
            + whose
            + where
            + ". Known are those of "
            + Arrays.stream(Tool.values()).map(Tool::word).collect(Collectors.joining(", "))
            + "; where the table has a name of your own, say --from TOOL --table SCHEMA.TABLE."
            + " Nothing was done.");
  }

  private static InvalidInput several(List<Found> found) {
    return new InvalidInput(
        "There are histories of "
            + found.stream()
                .map(one -> one.tool.title() + " (" + one.table.shown() + ")")
                .collect(Collectors.joining(", "))
            + ". Say which one is meant: --from TOOL, --table SCHEMA.TABLE. Nothing was done.");
  }
}
