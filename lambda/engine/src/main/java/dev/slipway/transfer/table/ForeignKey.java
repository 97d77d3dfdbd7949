package dev.slipway.transfer.table;

import dev.slipway.postgres.TableName;
import java.util.List;

/**
 * A foreign key, that of a partitioned table once.
 *
 * @param columns in the key's order
 * @param target the table that it refers to
 * @param targetColumns those that the columns refer to, in the same order
 * @param operators those that hold a column of the target, on the left, against the key's, ready
 *     for SQL; in the same order
 * @param full whether it is MATCH FULL, where no column or every one may be NULL
 * @param deferrable whether it can be left until the end of a transaction
 * @param validated whether the server has ever looked at all rows
 * @param period whether the last column is a period, all of which the target's rows must cover
 */
public record ForeignKey(
    String name,
    TableName table,
    List<String> columns,
    TableName target,
    List<String> targetColumns,
    List<String> operators,
    boolean full,
    boolean deferrable,
    boolean validated,
    boolean period) {}
