package dev.slipway.backup.restore;

import dev.slipway.sql.Rights;
import dev.slipway.sql.Words;

/** Leaves out owners and privileges when they are not wanted. */
record RightsFilter(boolean owner, boolean privileges) {

  static RightsFilter of(RestoreTerms terms) {
    return new RightsFilter(terms.owner(), terms.privileges());
  }

  boolean keeps(Words words) {
    return (owner || !Rights.givesOwner(words)) && (privileges || !Rights.givesPrivileges(words));
  }
}
