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

  /** How many rows of a table are looked at; what is made up are fewer. */
  private static final int MOST = 2000;

  private static final String TABLE =
      """
      SELECT %1$s AS tab, count(*) AS n, concat_ws(';', %2$s) AS columns,
        string_agg(md5(concat_ws(',', %3$s)), ' ') AS rows
      FROM (SELECT * FROM ONLY %4$s LIMIT %5$d) of_table\
      """;

  private static final String VALUE = "%s::text";

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
    Map<String, List<String>> columns = new TreeMap<>();
    String[] values = row.text("columns").split(";", -1);
    for (int i = 0; i < names.size(); i++) {
      columns.put(names.get(i), parts(values[i].strip()));
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
            .map(value -> "coalesce(string_agg(left(md5(%s), 12), ' '), ' ')".formatted(value))
            .collect(Collectors.joining(", "));
    return TABLE.formatted(
        Sql.literal(table.name()),
        columns.isEmpty() ? "''" : columns,
        values.isEmpty()
            ? "''"
            : "quote_nullable(" + String.join("), quote_nullable(", values) + ")",
        table.name(),
        MOST);
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
