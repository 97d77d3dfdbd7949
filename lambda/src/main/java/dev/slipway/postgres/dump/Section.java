package dev.slipway.postgres.dump;

/** The halves of a schema, between which the rows are loaded. */
public enum Section {
  PRE_DATA,
  POST_DATA,
  ALL
}
