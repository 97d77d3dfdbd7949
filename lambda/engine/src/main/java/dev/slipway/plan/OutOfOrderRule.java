package dev.slipway.plan;

/** What becomes of versions that are lower than the newest applied one, and not applied. */
public enum OutOfOrderRule {
  /** Nothing runs while there is one. */
  REFUSE,
  /** They run, before the others. */
  RUN,
  /** They stay pending, and the others run. */
  LEAVE
}
