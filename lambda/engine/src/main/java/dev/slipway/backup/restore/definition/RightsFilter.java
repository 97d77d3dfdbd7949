package dev.slipway.backup.restore.definition;

import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.sql.Rights;
import dev.slipway.sql.StatementKind;
import dev.slipway.sql.StatementWords;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Leaves out what is not wanted.
 *
 * @param owner whether objects get the owners they had
 * @param privileges whether privileges are granted as they were
 * @param wanted the other statements that are carried out
 * @param skip kinds of definitions that are left out all the same
 */
public record RightsFilter(
    boolean owner, boolean privileges, Predicate<StatementWords> wanted, Set<String> skip) {

  /** A filter for whole databases. */
  public RightsFilter(boolean owner, boolean privileges) {
    this(owner, privileges, words -> true, Set.of());
  }

  /** The filter that the terms ask for. */
  public static RightsFilter of(RestoreTerms terms) {
    return new RightsFilter(terms.owner(), terms.privileges(), terms.wanted(), terms.skip());
  }

  /** False for a statement that is left out. */
  public boolean keeps(StatementWords words) {
    boolean ofOwner = Rights.givesOwner(words) || Rights.isOfExtension(words);
    return (owner || !ofOwner)
        && (privileges || !Rights.givesPrivileges(words))
        && wanted.test(words)
        && !skips(words);
  }

  /** True for what is of a kind that is left out. */
  private boolean skips(StatementWords words) {
    return !skip.isEmpty() && StatementKind.of(words).stream().anyMatch(skip::contains);
  }

  /** A definition without that part of it which is left out. */
  public Definition trimmed(Definition definition) {
    Definition place = skip.contains(Setting.KIND) ? definition.withoutTablespace() : definition;
    return skip.contains(Definition.LEAKPROOF) ? place.withoutLeakproof() : place;
  }
}
