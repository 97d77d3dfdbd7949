package dev.slipway.backup.restore.definition;

import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.sql.Rights;
import dev.slipway.sql.StatementKind;
import dev.slipway.sql.StatementWords;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Leaves out what is not wanted.
 *
 * @param owner whether objects get the owners they had
 * @param privileges whether privileges are granted as they were
 * @param wanted the other statements that are carried out
 * @param skip kinds of definitions that are left out all the same
 * @param left objects of which nothing is said because they are left out
 */
public record RightsFilter(
    boolean owner,
    boolean privileges,
    Predicate<StatementWords> wanted,
    Set<String> skip,
    LeftOutObjects left) {

  /** A filter for whole databases. */
  public RightsFilter(boolean owner, boolean privileges) {
    this(owner, privileges, words -> true, Set.of(), LeftOutObjects.nothing());
  }

  /** The filter that the terms ask for. */
  public static RightsFilter of(RestoreTerms terms) {
    return new RightsFilter(
        terms.owner(), terms.privileges(), terms.wanted(), terms.skip(), LeftOutObjects.nothing());
  }

  /** The same for these definitions: nothing is said of what is left out of them. */
  public RightsFilter of(List<Definition> definitions) {
    LeftOutObjects none = LeftOutObjects.of(definitions, this);
    return new RightsFilter(owner, privileges, wanted, skip, none);
  }

  /** False for a statement that is left out. */
  public boolean keeps(StatementWords words) {
    boolean ofOwner = Rights.givesOwner(words) || Rights.isOfExtension(words);
    return (owner || !ofOwner)
        && (privileges || !Rights.givesPrivileges(words))
        && wanted.test(words)
        && !skips(words)
        && !left.isAboutOne(words);
  }

  /** True for what is of a kind that is left out. */
  boolean skips(StatementWords words) {
    return !skip.isEmpty() && StatementKind.of(words).stream().anyMatch(skip::contains);
  }

  /** A definition without that part of it which is left out. */
  public Definition trimmed(Definition definition) {
    Definition kept =
        definition.without(
            one ->
                (skip.contains(DumpSetting.KIND) && one.isTablespace())
                    || (skip.contains(DumpSetting.METHOD) && one.isMethod()));
    return skip.contains(Definition.LEAKPROOF) ? kept.withoutLeakproof() : kept;
  }
}
