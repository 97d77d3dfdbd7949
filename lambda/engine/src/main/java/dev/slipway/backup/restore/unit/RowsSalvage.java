package dev.slipway.backup.restore.unit;

import dev.slipway.error.Count;
import dev.slipway.postgres.SqlFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Loads the rows of a file that the server refuses as a whole, but for those that it refuses one by
 * one: a piece at a time, and of one that is refused its halves, so that rows stay in their order.
 * A row that no piece has room for goes by itself.
 */
final class RowsSalvage {

  /** Behind so many, the rest of the file is given up: each costs some round trips. */
  static final int MOST_REFUSED = 1000;

  /** Enough to see what is wrong with them. */
  private static final int MOST_TOLD = 20;

  private final Salvage salvage;
  private final RowsInput rows;
  private final RowLines lines;
  private final RowsUnit unit;
  private long loaded;
  private long refused;
  private long untried;
  private long lastLine;
  private @Nullable SqlFailure last;

  RowsSalvage(Salvage salvage, RowsInput rows, RowsUnit unit) {
    this.salvage = salvage;
    this.rows = rows;
    this.lines = new RowLines(rows, rows.linesBefore());
    this.unit = unit;
  }

  /** Loads what can be loaded, and tells what was not. */
  void load() throws IOException {
    List<byte[]> piece = lines.next();
    while (!piece.isEmpty() && !isGivenUp()) {
      load(piece, lines.first());
      piece = lines.next();
    }
    long all = unit.part().rows();
    if (!isGivenUp() && loaded + refused != all) {
      throw new IOException(
          "it holds " + Count.of(loaded + refused, "row") + ", the manifest says " + all);
    }
    untried = all - loaded - refused;
    // Only at its very end is a file compared with the manifest.
    rows.transferTo(OutputStream.nullOutputStream());
    salvage.load(loaded);
    tellRest();
  }

  private boolean isGivenUp() {
    return refused >= MOST_REFUSED;
  }

  private void load(List<byte[]> piece, long first) throws IOException {
    if (isGivenUp()) {
      return;
    }
    SqlFailure failure = attempt(piece);
    if (failure != null && piece.size() == 1) {
      refuse(first, failure);
    } else if (failure != null) {
      int half = piece.size() / 2;
      load(piece.subList(0, half), first);
      load(piece.subList(half, piece.size()), first + half);
    }
  }

  private @Nullable SqlFailure attempt(List<byte[]> piece) throws IOException {
    InputStream start =
        new SequenceInputStream(
            Collections.enumeration(
                piece.stream().map(ByteArrayInputStream::new).collect(Collectors.toList())));
    InputStream all = new SequenceInputStream(start, lines.rest());
    SqlFailure failure =
        salvage.attempt(session -> loaded += session.copies().in(rows.command(), all));
    lines.rest().transferTo(OutputStream.nullOutputStream());
    return failure;
  }

  private void refuse(long line, SqlFailure failure) {
    refused++;
    lastLine = line;
    last = failure;
    if (refused <= MOST_TOLD) {
      salvage.leave(of("line " + line + ", one of " + unit.rowsOf()), failure);
    }
  }

  private void tellRest() {
    SqlFailure failure = last;
    if (failure != null && refused > MOST_TOLD) {
      long more = refused - MOST_TOLD;
      salvage.leave(
          of(more + " more of " + unit.rowsOf() + ", the last of them on line " + lastLine),
          failure);
    }
    if (untried > 0) {
      salvage.leave(
          of(unit.rowsOf() + " behind line " + lastLine)
              + ": "
              + Count.of(untried, "row")
              + " not tried, for "
              + Count.of(refused, "row", "was", "were")
              + " refused before");
    }
  }

  private String of(String what) {
    return unit.part().file() + ": " + what;
  }
}
