package dev.slipway.transfer.table;

import dev.slipway.postgres.TableName;
import java.util.List;

/**
 * A foreign key, that of a partitioned table once.
 *
 * @param columns in the key's order
 * @param target the table that it refers to
 * @param targetColumns those that the columns refer to, in the same order
 * @param full whether it is MATCH FULL, where no column or every one may be NULL
 * @param deferrable whether it can be left until the end of a transaction
 * @param validated whether the server has ever looked at all rows
 */
public record ForeignKey(
    String name,
    TableName table,
    List<String> columns,
    TableName target,
    List<String> targetColumns,
    boolean full,
    boolean deferrable,
    boolean validated) {}
