package dev.slipway.backup.rehearse;

import java.util.Locale;

/** What a scratch database is made for: its name says so, and what is said of it. */
public enum ScratchUse {
  /** Restoring a backup. */
  REHEARSAL("rehearse again", "with a copy of a backup's rows"),
  /** Running migrations up and down. */
  PROOF("prove again", "with rows that were made up"),
  /** Measuring what migrations lock. */
  TRACE("trace again", "without rows of yours");

  private final String again;
  private final String rows;

  ScratchUse(String again, String rows) {
    this.again = again;
    this.rows = rows;
  }

  /** The use of a database that one of these has named. */
  static ScratchUse of(String database) {
    for (ScratchUse use : values()) {
      if (database.startsWith(use.prefix())) {
        return use;
      }
    }
    return REHEARSAL;
  }

  /** What names begin with. */
  String prefix() {
    return "slipway_" + word() + "_";
  }

  /** In a word. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is to be done after what hindered it is mended. */
  String again() {
    return again;
  }

  /** What one that was left holds. */
  String rows() {
    return rows;
  }
}
