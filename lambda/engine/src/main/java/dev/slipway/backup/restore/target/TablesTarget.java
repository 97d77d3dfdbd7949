package dev.slipway.backup.restore.target;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The tables of a target whose rows are restored.
 *
 * @param missing those that are named and not there
 * @param tables those that hold the rows: the named ones, or their partitions
 * @param filled those of them that have rows
 * @param referring other tables, whose foreign keys point to them
 * @param prepare statements that make them ready to be loaded
 * @param tidy statements that put back what was made ready
 * @param conditions which rows of them are kept in backups, where an extension has others there
 * @param sequences quoted, those that belong to the tables
 * @param shared quoted, those of others too
 */
public record TablesTarget(
    List<TableName> missing,
    Set<TableName> tables,
    List<TableName> filled,
    List<String> referring,
    List<String> prepare,
    List<String> tidy,
    Map<TableName, String> conditions,
    Set<String> sequences,
    Set<String> shared) {

  /** Looks at some tables; changes nothing. */
  public static TablesTarget read(Session session, List<TableName> wanted) {
    List<Row> found = rows(session, tables(wanted));
    Set<TableName> holding = new TreeSet<>();
    found.stream()
        .filter(row -> "r".equals(row.get("kind")))
        .forEach(row -> holding.add(name(row)));
    String oids =
        found.stream()
            .map(row -> row.get("oid"))
            .filter(oid -> oid != null)
            .distinct()
            .collect(Collectors.joining(", "));
    String some = oids.isEmpty() ? "0" : oids;
    Map<TableName, String> conditions = new TreeMap<>();
    rows(session, TablesSql.CONDITIONS.formatted(some))
        .forEach(row -> conditions.put(name(row), row.text("condition")));
    List<Row> changes = new ArrayList<>();
    changes.addAll(rows(session, TablesSql.TRIGGERS.formatted(some)));
    changes.addAll(rows(session, TablesSql.FOREIGN_KEYS.formatted(some)));
    changes.addAll(rows(session, TablesSql.NOT_VALID.formatted(some)));
    return new TablesTarget(
        wanted.stream().filter(one -> isMissing(one, found)).toList(),
        holding,
        holding.stream()
            .filter(one -> hasRows(session, one, conditions.getOrDefault(one, "")))
            .toList(),
        texts(rows(session, TablesSql.REFERRING.formatted(some)), "name"),
        texts(changes, "off"),
        texts(changes, "back"),
        conditions,
        Set.copyOf(texts(rows(session, TablesSql.SEQUENCES.formatted(some)), "name")),
        Set.copyOf(texts(rows(session, TablesSql.SHARED.formatted(some)), "name")));
  }

  /** Statements that take away the rows which backups keep, and leave an extension's own. */
  public List<String> emptying() {
    List<String> statements = new ArrayList<>();
    String whole =
        tables.stream()
            .filter(one -> conditions.getOrDefault(one, "").isEmpty())
            .map(TableName::quoted)
            .collect(Collectors.joining(", ONLY "));
    if (!whole.isEmpty()) {
      statements.add("TRUNCATE ONLY " + whole);
    }
    tables.stream()
        .filter(one -> !conditions.getOrDefault(one, "").isEmpty())
        .forEach(
            one -> statements.add("DELETE FROM ONLY " + one.quoted() + " " + conditions.get(one)));
    return statements;
  }

  private static String tables(List<TableName> wanted) {
    return TablesSql.TABLES.formatted(
        wanted.stream()
            .map(one -> "(" + Sql.literal(one.quoted()) + ")")
            .collect(Collectors.joining(", ")));
  }

  private static boolean isMissing(TableName one, List<Row> found) {
    return found.stream()
        .noneMatch(row -> one.quoted().equals(row.get("wanted")) && row.get("oid") != null);
  }

  private static boolean hasRows(Session session, TableName table, String condition) {
    String sql =
        "SELECT EXISTS (SELECT FROM ONLY " + table.quoted() + " " + condition + ") AS filled";
    return rows(session, sql).get(0).is("filled");
  }

  private static TableName name(Row row) {
    return new TableName(String.valueOf(row.get("schema")), String.valueOf(row.get("name")));
  }

  private static List<Row> rows(Session session, String sql) {
    List<Rows> answers = session.execute(sql);
    return answers.get(0).list();
  }

  private static List<String> texts(List<Row> rows, String column) {
    return rows.stream().map(row -> String.valueOf(row.get(column))).toList();
  }
}
