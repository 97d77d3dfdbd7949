package dev.slipway.transfer.load;

import dev.slipway.postgres.TableName;

/**
 * Something of a table that is taken away while rows go in, and put back in the same transaction.
 *
 * @param name of the trigger or index
 * @param always whether a trigger fires in a replica too; false for all else
 * @param off the statement that takes it away
 * @param back the one that puts it back as it was
 */
record Undoing(TableName table, String name, boolean always, String off, String back) {}
