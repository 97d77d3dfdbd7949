package dev.slipway.backup.rehearse;

import java.util.Locale;

/** What a scratch database is made for: its name says so, and what is said of it. */
public enum ScratchUse {
  /** Restoring a backup. */
  REHEARSAL("rehearse", "with a copy of a backup's rows", "--url"),
  /** Running migrations up and down. */
  PROOF("prove", "with rows that were made up", "--url"),
  /** Measuring what migrations lock. */
  TRACE("trace", "without rows of yours", "--scratch-url");

  private final String verb;
  private final String rows;
  private final String option;

  ScratchUse(String verb, String rows, String option) {
    this.verb = verb;
    this.rows = rows;
    this.option = option;
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
    return verb + " again";
  }

  /** What is done there. */
  String verb() {
    return verb;
  }

  /** What names another server for it. */
  String option() {
    return option;
  }

  /** What one that was left holds. */
  String rows() {
    return rows;
  }
}
