package dev.slipway.proof.rows;

/**
 * A column as rows must fit it.
 *
 * @param type the number of its type
 * @param modifier of the type, such as a length; -1 for none
 * @param computed whether the server computes it
 */
record ColumnShape(String name, String type, int modifier, boolean notNull, boolean computed) {}
