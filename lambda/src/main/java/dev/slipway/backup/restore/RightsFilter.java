package dev.slipway.backup.restore;

import dev.slipway.sql.Rights;
import dev.slipway.sql.Words;
import java.util.function.Predicate;

/** Leaves out owners and privileges, and what else is not wanted. */
record RightsFilter(boolean owner, boolean privileges, Predicate<Words> wanted) {

  RightsFilter(boolean owner, boolean privileges) {
    this(owner, privileges, words -> true);
  }

  static RightsFilter of(RestoreTerms terms) {
    return new RightsFilter(terms.owner(), terms.privileges(), terms.wanted());
  }

  boolean keeps(Words words) {
    boolean ofOwner = Rights.givesOwner(words) || Rights.isOfExtension(words);
    return (owner || !ofOwner)
        && (privileges || !Rights.givesPrivileges(words))
        && wanted.test(words);
  }
}
