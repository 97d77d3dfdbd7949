package dev.slipway.transfer.table;

import dev.slipway.postgres.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A sequence.
 *
 * @param table whose column it numbers; null for one that belongs to none
 * @param column that it numbers, null for one that belongs to none
 */
public record DataSequence(TableName name, @Nullable TableName table, @Nullable String column) {}
