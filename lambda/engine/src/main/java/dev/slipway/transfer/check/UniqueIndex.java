package dev.slipway.transfer.check;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An index that lets no two rows have the same.
 *
 * @param keys its columns and expressions, as the server writes them
 * @param collations of each, ready to be put behind it; empty for none
 * @param condition which rows it is about; empty for all
 * @param nullsCount whether NULL is the same as NULL
 */
record UniqueIndex(
    TableName name,
    TableName table,
    List<String> keys,
    List<String> collations,
    String condition,
    boolean nullsCount) {

  /** A column of {@link #duplicates}. */
  static final String COUNT = "\"slipway rows\"";

  private static final int LONGEST_NAME = 63;

  static UniqueIndex of(Row row) {
    String schema = row.text("schema");
    return new UniqueIndex(
        new TableName(schema, row.text("name")),
        new TableName(schema, row.text("table_name")),
        list(row.text("keys")),
        list(row.text("collations")),
        row.text("condition"),
        row.is("nulls_count"));
  }

  private static List<String> list(String text) {
    return Arrays.asList(text.split("\u0001", -1));
  }

  /** What the columns of {@link #duplicates} are called. */
  List<String> labels() {
    return IntStream.range(0, keys.size()).mapToObj(this::label).toList();
  }

  /** An expression may be longer than a name can be, and a column may be there twice. */
  private String label(int i) {
    String key = keys.get(i);
    boolean quoted = key.length() > 1 && key.startsWith("\"") && key.endsWith("\"");
    String plain = quoted ? key.substring(1, key.length() - 1).replace("\"\"", "\"") : key;
    boolean fits = plain.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
    return fits && keys.indexOf(key) == i ? plain : "key " + (i + 1);
  }

  /** A query for what several rows have, and {@link #COUNT} of them. */
  String duplicates(String from) {
    String values =
        IntStream.range(0, keys.size())
            .mapToObj(i -> keys.get(i) + collations.get(i) + " AS " + Sql.name(label(i)))
            .collect(Collectors.joining(", "));
    String names = Sql.names(labels());
    return "SELECT count(*) AS "
        + COUNT
        + ", "
        + names
        + " FROM (SELECT "
        + values
        + " FROM "
        + from
        + (condition.isEmpty() ? "" : " WHERE " + condition)
        + ") r"
        + (nullsCount ? "" : " WHERE num_nulls(" + names + ") = 0")
        + " GROUP BY "
        + names
        + " HAVING count(*) > 1";
  }
}
