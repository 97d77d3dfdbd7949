package dev.slipway.infra;

/** What becomes of the schema when CloudFormation rolls a deploy back. */
public enum OnRollback {
  /** It stays as it is: older code must be able to live with it. */
  KEEP,
  /** The deploy's migrations are taken back by the DOWN scripts that were stored with them. */
  REVERT
}
