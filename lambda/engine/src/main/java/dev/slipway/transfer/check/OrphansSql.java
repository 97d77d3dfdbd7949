package dev.slipway.transfer.check;

import dev.slipway.postgres.Sql;
import dev.slipway.transfer.table.ForeignKey;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows that a foreign key would not let in (PostgreSQL manual, CREATE TABLE, "REFERENCES"): c
 * are the rows of its table, t those that they refer to.
 */
record OrphansSql(ForeignKey key, CheckScope scope) {

  /** A query for some columns of them. */
  String query(List<String> columns) {
    String select = "SELECT " + of("c", columns) + " FROM " + scope.from(key.table()) + " c WHERE ";
    String unmatched = select + filled() + " AND NOT " + match();
    int size = key.columns().size();
    return key.full() && size > 1
        ? unmatched
            + "\nUNION ALL "
            + select
            + "num_nulls(%s) BETWEEN 1 AND %s".formatted(of("c", key.columns()), size - 1)
        : unmatched;
  }

  /** Not as IS NOT NULL has it, which looks into the fields of a composite value. */
  private String filled() {
    return key.columns().stream()
        .map(column -> "c." + Sql.name(column) + " IS DISTINCT FROM NULL")
        .collect(Collectors.joining(" AND "));
  }

  private String match() {
    String rows = " FROM " + scope.from(key.target()) + " t WHERE " + compared();
    if (!key.period()) {
      return "EXISTS (SELECT" + rows + ")";
    }
    int last = key.columns().size() - 1;
    return "COALESCE((SELECT c."
        + Sql.name(key.columns().get(last))
        + " <@ range_agg(t."
        + Sql.name(key.targetColumns().get(last))
        + ")"
        + rows
        + "), false)";
  }

  private String compared() {
    return IntStream.range(0, key.columns().size())
        .mapToObj(
            i ->
                "t."
                    + Sql.name(key.targetColumns().get(i))
                    + " "
                    + key.operators().get(i)
                    + " c."
                    + Sql.name(key.columns().get(i)))
        .collect(Collectors.joining(" AND "));
  }

  private static String of(String table, List<String> columns) {
    return columns.stream()
        .map(column -> table + "." + Sql.name(column))
        .collect(Collectors.joining(", "));
  }
}
