package dev.slipway.plan;

/** Which way a step takes the schema. */
public enum Direction {
  UP,
  DOWN
}
