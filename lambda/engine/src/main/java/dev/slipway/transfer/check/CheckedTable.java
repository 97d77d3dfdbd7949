package dev.slipway.transfer.check;

import dev.slipway.postgres.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A table that was looked at.
 *
 * @param there how many rows the other side has; null where there is none, or it does not tell
 * @param same whether the contents are the same too; null where that was not looked at
 */
public record CheckedTable(
    TableName name, long rows, @Nullable Long there, @Nullable Boolean same) {}
