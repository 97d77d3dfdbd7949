package dev.slipway.infra;

/** Which deploys run the migrations. */
public enum RunOn {
  /** Each: a database that was changed behind the deploy's back is noticed. */
  EVERY_DEPLOY,
  /** Only one that brings other migrations than the last. */
  CHANGE
}
