package dev.slipway.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/**
 * Takes in what the server answers to one text, statement by statement. JDBC's own statement tells
 * of a failure only that it happened; this also knows how many statements had succeeded before.
 */
final class ServerAnswers extends ResultHandlerBase {

  /** One text may raise them without an end. */
  private static final int MOST_NOTICES = 10_000;

  private final Consumer<String> notices;
  private final boolean bytes;
  private int noticed;
  private final List<Rows> rows = new ArrayList<>();
  private List<Tuple> newest = List.of();
  private int completed;
  private long changed;

  /** {@code bytes}: whether texts are {@link ByteText}. */
  ServerAnswers(Consumer<String> notices, boolean bytes) {
    this.notices = notices;
    this.bytes = bytes;
  }

  List<Rows> rows() {
    return rows;
  }

  /** The values of the newest answer that are not null, row by row. */
  List<String> values() {
    List<String> values = new ArrayList<>();
    for (Tuple tuple : newest) {
      for (int i = 0; i < tuple.fieldCount(); i++) {
        byte[] value = tuple.get(i);
        if (value != null) {
          values.add(text(value));
        }
      }
    }
    return values;
  }

  /** The number of statements that succeeded. */
  int completed() {
    return completed;
  }

  /** How many rows the newest statement has changed, or answered. */
  long changed() {
    return changed;
  }

  @Override
  public void handleResultRows(
      Query fromQuery, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
    completed++;
    changed = tuples.size();
    newest = tuples;
    rows.add(new Rows(tuples.stream().map(tuple -> row(fields, tuple)).toList()));
  }

  @Override
  public void handleCommandStatus(String status, long updateCount, long insertOid) {
    completed++;
    changed = updateCount;
  }

  @Override
  public void handleWarning(SQLWarning warning) {
    noticed++;
    if (noticed < MOST_NOTICES) {
      notices.accept(NoticeText.of(warning));
    } else if (noticed == MOST_NOTICES) {
      notices.accept("more notices come, and are not shown");
    }
  }

  private Row row(Field[] fields, Tuple tuple) {
    Map<String, @Nullable String> row = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i++) {
      byte[] value = tuple.get(i);
      row.put(fields[i].getColumnLabel(), value == null ? null : text(value));
    }
    return new Row(row);
  }

  private String text(byte[] value) {
    return bytes ? ByteText.of(value) : new String(value, StandardCharsets.UTF_8);
  }
}
