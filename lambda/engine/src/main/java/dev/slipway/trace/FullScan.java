package dev.slipway.trace;

/**
 * A table that a statement has read whole.
 *
 * @param times how often
 * @param wasThereBefore whether the table was there before the migrations that are traced
 */
public record FullScan(String table, long times, boolean wasThereBefore) {}
