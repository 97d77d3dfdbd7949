package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.Key;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.TableName;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one batch.
 *
 * @param first the first key
 * @param last the last one; both belong to it
 * @param rows how many there were
 */
record Page(List<String> first, List<String> last, long rows) {

  /** SQL that reads the page behind a cursor, up to a key that is in it; null for no such key. */
  static String sql(
      TableName table, Key key, @Nullable List<String> after, @Nullable List<String> to, int size) {
    return "SELECT * FROM (SELECT *, row_number() OVER (ORDER BY "
        + key.names("")
        + ") AS place, count(*) OVER () AS page_rows FROM (SELECT "
        + key.named()
        + " FROM "
        + table.quoted()
        + Bounds.where(key, after, to)
        + " ORDER BY "
        + key.list(name -> name)
        + " LIMIT "
        + size
        + ") page) numbered WHERE place = 1 OR place = page_rows ORDER BY place;\n";
  }

  /** What the answer tells; null where there is no row. */
  static @Nullable Page of(Rows answer, Key key) {
    List<Row> rows = answer.list();
    return rows.isEmpty()
        ? null
        : new Page(
            key(rows.get(0), key),
            key(rows.get(rows.size() - 1), key),
            rows.get(0).number("page_rows"));
  }

  static List<String> key(Row row, Key key) {
    return IntStream.range(0, key.columns().size()).mapToObj(i -> row.text("k" + i)).toList();
  }
}
