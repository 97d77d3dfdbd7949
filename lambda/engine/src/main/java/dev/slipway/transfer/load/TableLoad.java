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
 * @param parts in their order
 */
public record TableLoad(
    DataTable target, List<DataColumn> columns, @Nullable Long rows, List<RowsInput> parts) {}
