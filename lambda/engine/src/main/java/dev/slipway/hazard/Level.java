package dev.slipway.hazard;

/** How much a hazard counts. */
public enum Level {
  /** It is not looked for. */
  OFF,
  /** It is told. */
  WARNING,
  /** It is told, and counts as found. */
  ERROR
}
