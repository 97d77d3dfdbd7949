package dev.slipway.transfer.rows;

import dev.slipway.postgres.TableName;
import dev.slipway.sql.DumpedStatements;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import dev.slipway.sql.Token;
import dev.slipway.transfer.rows.InsertedRows.NotPlain;
import dev.slipway.transfer.rows.SqlPieces.Piece;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a text of SQL through for the rows in it: nothing of it is run. */
final class SqlScan {

  private static final int BUFFER = 64 * 1024;

  /** Rows of one table, found so far. */
  private record Share(SqlPlace begin, long last, long rows) {

    Share with(long more, long piece) {
      return new Share(begin, piece, rows + more);
    }
  }

  /** What rows have in common that go into a table in one way. */
  private record Way(TableName table, FileColumns columns) {}

  private final FileText file;
  private final Findings findings;
  private final LeftStatements left = new LeftStatements();
  private final Map<Way, Share> shares = new LinkedHashMap<>();
  private final Utf8Scan encoding = new Utf8Scan();
  private String schema = SqlPlace.BEGIN.schema();

  private SqlScan(FileText file) {
    this.file = file;
    this.findings = new Findings(file.name());
  }

  /** Reads a file through. */
  static ScannedFile scan(FileText file) throws IOException {
    return new SqlScan(file).scan();
  }

  private ScannedFile scan() throws IOException {
    try (InputStream in = new Watched(file.open(), encoding)) {
      SqlPieces pieces = new SqlPieces(in, SqlPlace.BEGIN.line(), SqlPlace.BEGIN.offset());
      read(pieces);
    }
    findings.addEncoding(encoding);
    return new ScannedFile(found(), findings.list(), left.notes(file.name()), left.sequences());
  }

  private void read(SqlPieces pieces) throws IOException {
    try {
      for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
        String before = schema;
        commands(piece);
        for (Statement statement : piece.text().statements()) {
          if (statement != piece.copy()) {
            statement(piece, statement, before);
          }
        }
        if (piece.copy() != null) {
          copy(piece, piece.copy(), pieces, before);
        }
      }
    } catch (SqlSyntaxException e) {
      findings.add(pieces.begun(), "the " + e.getMessage() + " (it is behind this line)");
    }
  }

  private void commands(Piece piece) {
    for (Token command : piece.text().metaCommands()) {
      String text = command.in(piece.text().text()).strip();
      if (!DumpedStatements.isCommand(text)) {
        findings.add(
            piece.lineOf(command.start()),
            text.replaceFirst("\\s.*", "") + " is not run, only rows are taken: take it out");
      }
    }
  }

  private void statement(Piece piece, Statement statement, String before) {
    if (!statement.words().starts("INSERT")) {
      left.accept(statement)
          .ifPresent(wrong -> findings.add(piece.lineOf(statement.start()), wrong));
      schema = SqlPlace.schemaAfter(statement, schema);
      return;
    }
    try {
      InsertedRows rows = InsertedRows.of(statement, schema);
      add(new Way(rows.target().table(), rows.columns()), rows.rows().size(), piece, before);
    } catch (NotPlain e) {
      findings.add(piece.lineOf(statement.start()), "INSERT: " + e.getMessage());
    }
  }

  private void copy(Piece piece, Statement copy, SqlPieces pieces, String before)
      throws IOException {
    StatementWords words = copy.words();
    long line = piece.lineOf(copy.start());
    SqlTarget target = SqlTarget.at(words, 1, schema);
    boolean plain = target != null && words.size() == target.next() + 2;
    if (!plain) {
      findings.add(line, "only COPY table (columns) FROM stdin is taken, without options");
    }
    int width = target == null || target.columns().isEmpty() ? -1 : target.columns().size();
    CopyScan scan = new CopyScan(plain ? findings : new Findings(""), width, pieces.line());
    if (!drain(pieces.rows(), scan)) {
      findings.add(line, "the rows of this COPY do not end with \\.: the file is cut off");
    }
    if (target != null && plain && scan.rows() > 0) {
      FileColumns columns = FileColumns.copied(target, scan.width());
      add(new Way(target.table(), columns), scan.rows(), piece, before);
    } else if (target != null && plain && !target.columns().isEmpty()) {
      add(new Way(target.table(), FileColumns.of(target.columns())), 0, piece, before);
    }
  }

  private static boolean drain(CopyBlock rows, CopyScan scan) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int count;
    while ((count = rows.read(buffer, 0, BUFFER)) >= 0) {
      scan.feed(buffer, 0, count);
    }
    scan.end();
    return rows.isClosed();
  }

  private void add(Way way, long rows, Piece piece, String before) {
    Share share = shares.get(way);
    Share begun =
        share == null ? new Share(new SqlPlace(piece.line(), piece.offset(), before), 0, 0) : share;
    shares.put(way, begun.with(rows, piece.offset()));
  }

  private List<FoundRows> found() {
    return shares.entrySet().stream().map(one -> found(one.getKey(), one.getValue())).toList();
  }

  private FoundRows found(Way way, Share share) {
    SqlRows sender = new SqlRows(file, way.table(), way.columns(), share.begin(), share.last());
    return new FoundRows(way.table(), way.columns(), share.rows(), share.begin().line(), sender);
  }

  /** Has what is read looked at. */
  private static final class Watched extends FilterInputStream {

    private final Utf8Scan scan;

    Watched(InputStream in, Utf8Scan scan) {
      super(in);
      this.scan = scan;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = in.read(buffer, offset, length);
      if (count > 0) {
        scan.feed(buffer, offset, offset + count);
      }
      return count;
    }
  }
}
