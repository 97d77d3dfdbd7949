package dev.slipway.transfer.check;

import dev.slipway.json.JsonText;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Sql;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A few rows of those that are wrong, to be looked up by whoever is to mend them. */
final class Samples {

  private static final int ROWS = 5;
  private static final int CHARACTERS = 100;

  private Samples() {}

  /**
   * Counts the rows of a query, and takes a few of them as {@code sample}. The rows are kept by the
   * server while they are counted, so the query should give those that are wrong only.
   *
   * @param count what is counted of them
   * @param columns of the query, that are shown, and that can be sorted
   */
  static String sql(String query, String count, Collection<String> columns) {
    List<String> names = columns.stream().distinct().map(Sql::name).toList();
    return "WITH wrong AS MATERIALIZED (\n"
        + query
        + "\n)\nSELECT (SELECT "
        + count
        + " FROM wrong) AS wrong, (SELECT json_build_object('rows', json_agg(s))"
        + " FROM (SELECT "
        + names.stream().map(Samples::shown).collect(Collectors.joining(", "))
        + " FROM wrong ORDER BY "
        + names.stream().map(name -> "wrong." + name).collect(Collectors.joining(", "))
        + " LIMIT "
        + ROWS
        + ") s) AS sample";
  }

  /** No cast, which could be one that others have made for a type of theirs. */
  private static String shown(String name) {
    return "CASE WHEN num_nulls(%1$s) = 0 THEN left(concat(%1$s), %2$d) END AS %1$s"
        .formatted(name, CHARACTERS);
  }

  /** The rows of a sample; none of null. */
  static List<Map<String, @Nullable String>> read(@Nullable String sample) {
    Object rows =
        sample == null
            ? null
            : JsonText.object(sample.getBytes(StandardCharsets.UTF_8)).get("rows");
    return rows instanceof List<?> list
        ? list.stream().map(row -> texts((Map<?, ?>) row)).toList()
        : List.of();
  }

  /** A sample of rows that are here. */
  static List<Map<String, @Nullable String>> of(List<Row> rows) {
    return rows.stream().limit(ROWS).map(row -> texts(row.values())).toList();
  }

  private static Map<String, @Nullable String> texts(Map<?, ?> row) {
    Map<String, @Nullable String> texts = new LinkedHashMap<>();
    row.forEach(
        (name, value) ->
            texts.put(String.valueOf(name), value == null ? null : cut(String.valueOf(value))));
    return texts;
  }

  private static String cut(String value) {
    return value.substring(0, Math.min(CHARACTERS, value.length()));
  }
}
