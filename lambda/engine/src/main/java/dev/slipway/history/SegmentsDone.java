package dev.slipway.history;

/**
 * How far a migration has come that is not done as a whole.
 *
 * @param state partial or reverting
 * @param count how many segments are done
 * @param checksum of the statements of those
 * @param nextBegun whether the next one may be begun before more is written
 */
public record SegmentsDone(State state, int count, String checksum, boolean nextBegun) {}
