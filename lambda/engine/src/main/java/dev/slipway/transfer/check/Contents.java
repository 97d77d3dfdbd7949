package dev.slipway.transfer.check;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the rows of a table.
 *
 * @param sum the same for the same rows; null where nobody has asked for it, or can tell it
 */
public record Contents(long rows, @Nullable String sum) {}
