package dev.slipway.bench.result;

/** Somebody who is not in the figures, and why. */
public record Skipped(String who, String why) {}
