package dev.slipway.backup.rehearse;

import dev.slipway.sql.Rights;
import dev.slipway.sql.StatementWords;

/**
 * How much of a backup's definitions a rehearsal makes, and compares.
 *
 * @param rights whether owners and privileges are among them
 * @param left what else is left out
 */
record Extent(boolean rights, SuperuserOnly left) {

  /** True when they are all made, so that they can be compared line by line. */
  boolean isWhole() {
    return rights && left.subjects().isEmpty();
  }

  /** True for a statement that is made. */
  boolean keeps(StatementWords words) {
    return (rights || !isRights(words)) && !left.is(words);
  }

  /** True for what says whose something is, or who may do what with it. */
  static boolean isRights(StatementWords words) {
    return Rights.givesOwner(words) || Rights.givesPrivileges(words);
  }
}
