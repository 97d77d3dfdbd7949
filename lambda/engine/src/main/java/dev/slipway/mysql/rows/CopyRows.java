package dev.slipway.mysql.rows;

import dev.slipway.mysql.MysqlCursor;
import dev.slipway.mysql.MysqlSession;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as COPY reads them from a stream; a row that the target would refuse is not
 * among them but told. Needs the memory of its largest row, and not more. Reading throws {@link
 * dev.slipway.mysql.MysqlFailure}, and whatever the listener throws.
 */
public final class CopyRows extends InputStream {

  /** How much is made before somebody reads it. */
  private static final int CHUNK = 1 << 16;

  private final TableReading reading;
  private final ColumnReading[] columns;
  private final MysqlCursor cursor;
  private final Consumer<Reject> rejects;
  private final CopyBuffer buffer = new CopyBuffer();
  private int served;
  private long rows;
  private boolean ended;

  /** Begins to read; nothing else can be asked in the session until it is read to its end. */
  public CopyRows(MysqlSession session, TableReading reading, Consumer<Reject> rejects) {
    this.reading = reading;
    this.columns = reading.columns().toArray(ColumnReading[]::new);
    this.cursor = session.stream(reading.table().name(), reading.query());
    this.rejects = rejects;
  }

  /** How many rows were given so far, without those that were refused. */
  public long rows() {
    return rows;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int count) {
    if (served == buffer.length() && !ended) {
      fill();
    }
    int given = Math.min(count, buffer.length() - served);
    if (given == 0 && count > 0) {
      return -1;
    }
    buffer.copy(served, to, offset, given);
    served += given;
    return given;
  }

  private void fill() {
    buffer.clear();
    served = 0;
    while (buffer.length() < CHUNK && !ended) {
      ended = !cursor.next();
      if (!ended) {
        line();
      }
    }
  }

  private void line() {
    buffer.beginLine();
    for (int i = 0; i < columns.length; i++) {
      ColumnReading column = columns[i];
      byte[] value = value(i);
      buffer.beginValue();
      if (value == null) {
        buffer.nothing("NULL");
      } else {
        column.conversion().write(value, buffer);
      }
      String refusal = refusal(column);
      if (refusal != null) {
        buffer.dropLine();
        rejects.accept(reject(column, value, refusal));
        return;
      }
    }
    buffer.endLine();
    rows++;
  }

  private @Nullable String refusal(ColumnReading column) {
    String nothing = buffer.nothing();
    if (nothing == null || column.target().nullable()) {
      return buffer.refusal();
    }
    return nothing.equals("NULL")
        ? "is refused: " + column.target().name() + " takes no NULL"
        : "is " + nothing + ", and " + column.target().name() + " takes no NULL";
  }

  private Reject reject(ColumnReading column, byte @Nullable [] value, String reason) {
    return new Reject(
        reading.table().name(),
        cursor.rows(),
        key(),
        column.source().name(),
        ShownValue.of(value),
        reason,
        reading.refused(column));
  }

  private String key() {
    return reading.key().stream()
        .map(column -> column.name() + "=" + ShownValue.plain(value(reading.place(column))))
        .collect(Collectors.joining(", "));
  }

  private byte @Nullable [] value(int place) {
    return place < columns.length && columns[place].plain()
        ? cursor.plain(place + 1)
        : cursor.bytes(place + 1);
  }

  /** Ends reading; where rows are left, the session ends too. */
  @Override
  public void close() {
    cursor.close();
  }
}
