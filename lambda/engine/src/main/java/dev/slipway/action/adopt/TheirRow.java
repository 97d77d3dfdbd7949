package dev.slipway.action.adopt;

import org.jspecify.annotations.Nullable;

/**
 * One row of another tool's history.
 *
 * @param key what it calls the migration
 * @param at when, as ISO 8601 text in UTC; null where it does not say
 * @param by who; null where it does not say
 * @param checksum of the file then; null where it keeps none
 */
record TheirRow(
    Fate fate, String key, @Nullable String at, @Nullable String by, @Nullable String checksum) {

  /** What became of a migration. */
  enum Fate {
    DONE,
    /** TheirRow, and all before it. */
    FLOOR,
    /** Taken back. */
    UNDONE,
    /** Begun and not ended well, or begun and not ended. */
    FAILED,
    /** Says nothing of a migration. */
    NOTHING
  }
}
