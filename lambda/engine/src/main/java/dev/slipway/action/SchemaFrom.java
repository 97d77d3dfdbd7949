package dev.slipway.action;

/** What brings a scratch database to where the live one is. */
enum SchemaFrom {
  /** All that has run before, run again. */
  MIGRATIONS,
  /** What pg_dump says of the live database, without its rows. */
  LIVE
}
