package dev.slipway.transfer.load;

import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes into one table.
 *
 * @param columns those that there are values for; the others get their defaults
 * @param rows how many rows there must be; null where nobody has told
 * @param about about how many there will be
 * @param parts in their order
 */
public record TableLoad(
    DataTable target,
    List<DataColumn> columns,
    @Nullable Long rows,
    long about,
    List<IncomingRows> parts) {

  /** From so many rows on, much is done faster when all of them are in. */
  private static final long BIG = 50_000;

  /** One of which is known how many rows there are, or nothing. */
  public TableLoad(
      DataTable target, List<DataColumn> columns, @Nullable Long rows, List<IncomingRows> parts) {
    this(target, columns, rows, rows == null ? 0 : rows, parts);
  }

  /** True where it pays to do more work before the rows and behind them. */
  boolean isBig() {
    return about >= BIG;
  }
}
