package dev.slipway.backfill.file;

import java.util.List;

/**
 * A comparison that keeps a statement within its batch.
 *
 * @param columns what is compared, in order
 * @param edits its sign, as one by which both ends belong to the batch; none of a BETWEEN
 * @param start index of its first word
 * @param end index of the word behind it
 * @param ends the placeholders in it
 */
record Bound(List<ColumnName> columns, List<Edit> edits, int start, int end, List<String> ends) {}
