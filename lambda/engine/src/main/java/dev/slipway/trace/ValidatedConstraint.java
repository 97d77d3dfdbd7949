package dev.slipway.trace;

/**
 * A constraint that a statement has held all rows of its table against.
 *
 * @param wasThereBefore whether the table was there before the migrations that are traced
 */
public record ValidatedConstraint(String constraint, String table, boolean wasThereBefore) {}
