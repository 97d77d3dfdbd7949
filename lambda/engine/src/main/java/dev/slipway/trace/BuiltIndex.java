package dev.slipway.trace;

/**
 * An index that a statement has built from the rows of its table.
 *
 * @param wasThereBefore whether the table was there before the migrations that are traced
 */
public record BuiltIndex(String index, String table, boolean wasThereBefore) {}
