package dev.slipway.transfer.source;

/**
 * The newest rows of a table.
 *
 * @param rows how many at most
 * @param column by which one is newer than another; a row without a value is older than all
 */
public record Newest(long rows, String column) {}
