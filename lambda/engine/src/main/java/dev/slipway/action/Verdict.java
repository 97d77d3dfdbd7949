package dev.slipway.action;

/** How an action ended that did not fail. */
public enum Verdict {
  DONE,
  /** Something was found that somebody should look at. */
  FOUND,
  /** Its time was over, or it was interrupted; asked again, it goes on. */
  PAUSED,
  /** Somebody else is at work, so that nothing could be told. */
  BUSY
}
