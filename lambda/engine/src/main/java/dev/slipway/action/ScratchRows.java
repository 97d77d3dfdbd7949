package dev.slipway.action;

/** What the tables of a scratch database hold while statements are traced. */
public enum ScratchRows {
  /** Nothing but what the migrations have put there. */
  NONE,
  /** Some rows that were made up, of the types and within the constraints of each table. */
  MADE_UP
}
