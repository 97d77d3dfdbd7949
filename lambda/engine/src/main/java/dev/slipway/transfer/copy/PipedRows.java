package dev.slipway.transfer.copy;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.time.Join;
import dev.slipway.transfer.load.IncomingRows;
import dev.slipway.transfer.source.SourcePart;
import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The rows of a table of the source, on their way as they are read. */
final class PipedRows implements IncomingRows {

  private final CopySource source;
  private final MatchedTable match;

  PipedRows(CopySource source, MatchedTable match) {
    this.source = source;
    this.match = match;
  }

  @Override
  public String subject() {
    return match.from().table().name() + " of " + source.address();
  }

  /**
   * Whatever fails on either side ends both. What fails in the source is {@link
   * dev.slipway.transfer.load.LoadFailed}, which says so.
   */
  @Override
  public long send(Session session, String into, List<DataColumn> columns) throws IOException {
    String form = match.isBinary() ? "(FORMAT binary)" : "(ENCODING 'UTF8')";
    RowPipe pipe = new RowPipe();
    AtomicLong read = new AtomicLong(-1);
    Thread reader = new Thread(() -> read.set(read(pipe, columns, form)), "copy-source");
    reader.start();
    try {
      String copy = "COPY %s%s FROM STDIN %s";
      long sent =
          session
              .copies()
              .in(copy.formatted(into, DataTable.bracketed(columns), form), pipe.reading());
      Join.of(reader);
      requireAll(sent, read.get());
      return sent;
    } catch (IOException | SqlFailure e) {
      throwFailureOfSource(pipe);
      throw e;
    } finally {
      pipe.abandon();
      if (reader.isAlive()) {
        source.session().cancel();
      }
      Join.of(reader);
    }
  }

  /** In the other thread. */
  private long read(RowPipe pipe, List<DataColumn> columns, String form) {
    Session session = source.session();
    try (OutputStream out = pipe.writing()) {
      boolean own = match.hasExpressions();
      if (own) {
        source.path().use(session);
      }
      long rows = session.copies().out("COPY " + query(columns) + " TO STDOUT " + form, out);
      out.flush();
      if (own) {
        source.path().leave(session);
      }
      pipe.end(null);
      return rows;
    } catch (IOException | RuntimeException | Error e) {
      pipe.end(e);
      return -1;
    }
  }

  private String query(List<DataColumn> columns) {
    String values =
        columns.stream()
            .map(column -> match.value(column.name()))
            .collect(Collectors.joining(", "));
    SourcePart whole = match.from().whole();
    return match.isPlain() ? whole.copied(values) : "(" + whole.select(values) + ")";
  }

  private void requireAll(long sent, long read) throws IOException {
    if (sent != read) {
      throw new IOException(read + " rows were read, and " + sent + " went in");
    }
  }

  /** It is the reason of what fails in the target then. */
  private void throwFailureOfSource(RowPipe pipe) {
    Throwable reason = pipe.failure();
    if (reason != null && !(reason instanceof RowPipe.Abandoned)) {
      throw source.failed("reading the rows of " + match.from().table().name(), reason);
    }
  }
}
