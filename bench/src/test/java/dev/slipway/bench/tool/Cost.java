package dev.slipway.bench.tool;

/**
 * What a command took.
 *
 * @param wall seconds
 * @param processor seconds of its processes, user and system
 * @param memory MB, the largest resident set of one of its processes
 */
public record Cost(double wall, double processor, double memory) {}
