package dev.slipway.transfer.check;

import dev.slipway.transfer.table.DataSchema;
import dev.slipway.transfer.table.Partitions;
import java.util.function.UnaryOperator;

/**
 * Which tables somebody wants to look at.
 *
 * @param known leaves out what counts for nothing
 * @param chosen leaves out of that what is not looked at
 */
record TableScope(UnaryOperator<DataSchema> known, UnaryOperator<DataSchema> chosen) {

  /** What that is in a database. */
  CheckScope of(DataSchema all, Partitions partitions) {
    DataSchema whole = known.apply(all);
    return new CheckScope(whole, chosen.apply(whole), partitions);
  }
}
