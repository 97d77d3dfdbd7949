package dev.slipway.infra.longrun;

/**
 * How a backfill is cut.
 *
 * @param count into how many ranges of keys
 * @param atOnce how many of them are worked on at the same time, each by a call of the function
 *     with a connection of its own
 */
public record Ranges(int count, int atOnce) {}
