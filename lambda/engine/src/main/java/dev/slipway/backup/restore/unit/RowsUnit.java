package dev.slipway.backup.restore.unit;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.restore.definition.TableNames;
import dev.slipway.error.Count;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.io.IOException;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of one file.
 *
 * @param alone whether its table was made by this restore and gets no other rows: they are then
 *     written as if they had been there for ever, which spares the server to come back to each
 *     (PostgreSQL manual, COPY, FREEZE)
 * @param meter hears of the bytes sent, and may throw to stop
 */
public record RowsUnit(StoredBackup backup, Part part, boolean alone, LongConsumer meter)
    implements Unit {

  @Override
  public String id() {
    return part.file();
  }

  @Override
  public String subject() {
    return part.file() + ": " + rowsOf();
  }

  /** What it loads, in words. */
  String rowsOf() {
    return "the rows of " + part.schema() + "." + part.table();
  }

  @Override
  public long bytes() {
    return part.bytes();
  }

  @Override
  public long storedBytes() {
    return part.storedBytes();
  }

  @Override
  public long rows() {
    return part.rows();
  }

  @Override
  public Set<String> fills() {
    return Set.of(TableNames.key(part), step(part.step()));
  }

  @Override
  public Set<String> needs() {
    return IntStream.range(0, part.step()).mapToObj(RowsUnit::step).collect(Collectors.toSet());
  }

  private static String step(int number) {
    return "rows of step " + number;
  }

  @Override
  public void run(Session session, String record) throws IOException {
    String truncate = "TRUNCATE ONLY " + TableNames.of(part).quoted();
    session.execute(alone ? "BEGIN;\n" + truncate : "BEGIN");
    copy(session);
    session.execute(record + "COMMIT");
  }

  /** What the server says of no line is of none. */
  @Override
  public Salvaged salvage(Session session, String record, SqlFailure failure) throws IOException {
    if (failure.where().isEmpty()) {
      return Unit.super.salvage(session, record, failure);
    }
    Salvage salvage = Salvage.begin(session);
    try (RowsInput rows = RowsInput.open(backup, part, false, bytes -> meter.accept(0))) {
      PlainTable.hold(session, rows.table(), TableNames.of(part));
      new RowsSalvage(salvage, rows, this).load();
    }
    return salvage.endAndNote(record);
  }

  /** Sends the rows within whatever transaction is open. */
  void copy(Session session) throws IOException {
    try (RowsInput rows = RowsInput.open(backup, part, alone, meter)) {
      PlainTable.hold(session, rows.table(), TableNames.of(part));
      long count = session.copies().in(rows.command(), rows);
      if (count != part.rows()) {
        throw new IOException(
            "the server took " + Count.of(count, "row") + ", the manifest says " + part.rows());
      }
    }
  }
}
