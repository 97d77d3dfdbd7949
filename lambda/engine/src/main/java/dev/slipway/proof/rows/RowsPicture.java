package dev.slipway.proof.rows;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.proof.rows.Tables.TableColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the rows of all tables are at one moment, as digests. */
public final class RowsPicture {

  /** Of how many rows of a table each is remembered. */
  private static final int MOST = 2000;

  private static final String TABLE =
      """
      SELECT %1$s AS tab, count(*) AS n, concat_ws(' ', %2$s) AS columns,
        CASE WHEN count(*) <= %3$d THEN string_agg(md5(concat_ws(',', %4$s)), ' ') END AS rows
      FROM ONLY %5$s\
      """;

  private static final String VALUE = "quote_nullable(%s::text)";

  private final Map<String, TableDigest> tables;

  private RowsPicture(Map<String, TableDigest> tables) {
    this.tables = tables;
  }

  /** Takes one. Throws {@link dev.slipway.postgres.SqlFailure}. */
  public static RowsPicture of(Session session, Tables of) {
    Map<String, TableDigest> digests = new TreeMap<>();
    if (of.list().isEmpty()) {
      return new RowsPicture(digests);
    }
    Map<String, List<String>> columns =
        of.list().stream().collect(Collectors.toMap(TableColumns::name, TableColumns::columns));
    String query =
        of.list().stream().map(RowsPicture::query).collect(Collectors.joining("\nUNION ALL "));
    for (Row row : session.execute(query).get(0).list()) {
      List<String> names = columns.getOrDefault(row.text("tab"), List.of());
      digests.put(row.text("tab"), digest(row, names));
    }
    return new RowsPicture(digests);
  }

  private static TableDigest digest(Row row, List<String> names) {
    Map<String, String> columns = new TreeMap<>();
    List<String> values = parts(row.text("columns"));
    for (int i = 0; i < names.size(); i++) {
      columns.put(names.get(i), values.get(i));
    }
    return new TableDigest(row.number("n"), columns, parts(row.text("rows")));
  }

  private static List<String> parts(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
  }

  private static String query(TableColumns table) {
    List<String> values =
        table.columns().stream().map(name -> VALUE.formatted(Sql.name(name))).toList();
    String columns =
        values.stream()
            .map(
                value ->
                    "coalesce(md5(string_agg(%1$s, ',' ORDER BY %1$s COLLATE \"C\")), '-')"
                        .formatted(value))
            .collect(Collectors.joining(", "));
    return TABLE.formatted(
        Sql.literal(table.name()),
        columns.isEmpty() ? "''" : columns,
        MOST,
        values.isEmpty() ? "''" : String.join(", ", values),
        table.name());
  }

  /** Whether there is any row. */
  public boolean isEmpty() {
    return tables.values().stream().allMatch(table -> table.count() == 0);
  }

  /** What became of the rows since, in the tables that are there at both moments. */
  public RowsChange since(RowsPicture before) {
    List<String> lost = new ArrayList<>();
    List<String> more = new ArrayList<>();
    before.tables.forEach(
        (name, was) -> {
          TableDigest is = tables.get(name);
          if (is != null) {
            is.lostSince(was).forEach(text -> lost.add("table " + name + ": " + text));
            is.moreSince(was).ifPresent(text -> more.add("table " + name + ": " + text));
          }
        });
    return new RowsChange(lost, more);
  }
}
