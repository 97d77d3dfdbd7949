package dev.slipway.transfer.rows;

import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.transfer.rows.InsertedRows.NotPlain;
import dev.slipway.transfer.rows.SqlPieces.Piece;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one table in a text of SQL that was scanned before, in COPY's text format. */
final class SqlRowsInput extends InputStream {

  private final SqlRows wanted;
  private final InputStream in;
  private final SqlPieces pieces;
  private String schema;
  private InputStream current = InputStream.nullInputStream();
  private @Nullable InputStream behind;
  private boolean last;

  /** {@code in} stands where the first rows are. */
  SqlRowsInput(SqlRows wanted, InputStream in) {
    this.wanted = wanted;
    this.in = in;
    this.pieces = new SqlPieces(in, wanted.begin().line(), wanted.begin().offset());
    this.schema = wanted.begin().schema();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = current.read(buffer, offset, length);
    while (count < 0 && next()) {
      count = current.read(buffer, offset, length);
    }
    return count;
  }

  /** Goes on to the rows behind a COPY, or to those of the next piece; false at the end. */
  private boolean next() throws IOException {
    InputStream rows = behind;
    behind = null;
    if (rows != null) {
      current = rows;
      return true;
    }
    Piece piece = last ? null : piece();
    if (piece == null) {
      return false;
    }
    last = piece.offset() == wanted.last();
    current = new ByteArrayInputStream(lines(piece).getBytes(StandardCharsets.UTF_8));
    return true;
  }

  private @Nullable Piece piece() throws IOException {
    try {
      return pieces.next();
    } catch (SqlSyntaxException e) {
      throw changed();
    }
  }

  /** The rows of a piece's INSERTs; its COPY's come behind. */
  private String lines(Piece piece) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Statement statement : piece.text().statements()) {
      if (statement.words().starts("INSERT", "INTO")) {
        lines.append(lines(statement));
      }
      schema = SqlPlace.schemaAfter(statement, schema);
    }
    Statement copy = piece.copy();
    if (copy != null) {
      SqlTarget target = SqlTarget.at(copy.words(), 1, schema);
      if (target != null
          && isWanted(target, FileColumns.copied(target, wanted.columns().width()))) {
        behind = pieces.rows();
      } else {
        pieces.rows().transferTo(OutputStream.nullOutputStream());
      }
    }
    return lines.toString();
  }

  private String lines(Statement insert) throws IOException {
    try {
      InsertedRows inserted = InsertedRows.of(insert, schema);
      return isWanted(inserted.target(), inserted.columns()) ? lines(inserted.rows()) : "";
    } catch (NotPlain e) {
      throw changed();
    }
  }

  private boolean isWanted(SqlTarget target, FileColumns columns) {
    return target.table().equals(wanted.table()) && columns.equals(wanted.columns());
  }

  private static String lines(List<List<String>> rows) {
    StringBuilder lines = new StringBuilder();
    rows.forEach(row -> lines.append(String.join("\t", row)).append('\n'));
    return lines.toString();
  }

  private IOException changed() {
    return new IOException(wanted.file().name() + " has changed since it was looked at");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
