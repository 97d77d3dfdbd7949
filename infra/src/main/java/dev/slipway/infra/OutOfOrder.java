package dev.slipway.infra;

/** What becomes of files whose versions are lower than the newest applied one. */
public enum OutOfOrder {
  /** The deploy fails, and none of its files runs. */
  REFUSE,
  /** They run. */
  RUN,
  /** They stay pending, which the answer says first; the others run. */
  LEAVE
}
