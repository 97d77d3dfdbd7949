package dev.slipway.transfer.load;

/** Whether the triggers of a team fire for rows that are loaded. */
public enum TriggerUse {
  /** They do not: rows arrive as they were, and have been through them already. */
  REST,
  /** They do, with our rights. */
  FIRE
}
