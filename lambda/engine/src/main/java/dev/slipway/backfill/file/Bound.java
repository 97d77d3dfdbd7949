package dev.slipway.backfill.file;

import java.util.List;

/**
 * A comparison that keeps a statement within its batch.
 *
 * @param columns what is compared, in order
 * @param signs its sign, as one by which both ends belong to the batch; of a BETWEEN both
 * @param start index of its first word
 * @param end index of the word behind it
 * @param ends the placeholders in it
 */
record Bound(List<ColumnName> columns, List<Sign> signs, int start, int end, List<String> ends) {}
