package dev.slipway.backup.restore.target;

import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.restore.definition.DatabaseRoles;
import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.sql.Rights;
import dev.slipway.sql.StatementKind;
import dev.slipway.sql.StatementWords;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roles that definitions name, as far as the target has not got them, or our role may not do
 * things in their name.
 *
 * @param missing those that are not there
 * @param owners those that our role may not give objects to
 * @param grantors those that our role may not grant privileges in the name of: whoever passed a
 *     privilege on is who may take it away again
 */
record RolesNeeded(
    RestoreTarget target,
    RestoreTerms terms,
    List<Definition> definitions,
    Set<String> missing,
    Set<String> owners,
    Set<String> grantors) {

  static RolesNeeded of(
      Manifest manifest, RestoreTarget target, RestoreTerms terms, List<Definition> definitions) {
    Set<String> needed = needed(manifest, terms, definitions);
    Set<String> missing = new TreeSet<>(needed);
    missing.removeAll(target.roles());
    return new RolesNeeded(
        target,
        terms,
        definitions,
        missing,
        foreignOwners(target, definitions, needed),
        definitions.stream()
            .flatMap(one -> one.grantor().stream())
            .filter(role -> target.roles().contains(role) && !target.mayBe(role))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> needed(
      Manifest manifest, RestoreTerms terms, List<Definition> definitions) {
    return Stream.concat(
            DatabaseRoles.of(definitions).stream(),
            manifest.roles().stream()
                .filter(
                    role -> (terms.owner() && terms.privileges()) || isNamed(definitions, role)))
        .collect(Collectors.toSet());
  }

  private static boolean isNamed(List<Definition> definitions, String role) {
    return definitions.stream()
        .map(Definition::words)
        .anyMatch(words -> Rights.namesRoles(words) && Rights.names(words, role));
  }

  private static Set<String> foreignOwners(
      RestoreTarget target, List<Definition> definitions, Set<String> needed) {
    List<StatementWords> owners =
        definitions.stream().map(Definition::words).filter(Rights::givesOwner).toList();
    return needed.stream()
        .filter(role -> target.roles().contains(role) && !target.ownRoles().contains(role))
        .filter(role -> owners.stream().anyMatch(words -> Rights.isLast(words, role)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All of it, each with what would do. */
  List<Problem> problems() {
    Problems problems = new Problems();
    if (!missing.isEmpty()) {
      problems.add(
          "roles", Requirements.list(missing) + " not there; CREATE ROLE them, or " + without());
    }
    if (!owners.isEmpty()) {
      problems.add(
          "rights",
          mayNot("give objects to", owners) + "restore with --no-owner (\"owner\":false)");
    }
    if (!grantors.isEmpty()) {
      problems.add(
          "rights",
          mayNot("grant privileges in the name of", grantors)
              + "restore with --no-privileges (\"privileges\":false)");
    }
    return problems.list();
  }

  private String mayNot(String what, Collection<String> whom) {
    return "role "
        + target.user()
        + " may not "
        + what
        + " "
        + String.join(", ", whom)
        + "; connect as a superuser or a member of them, or ";
  }

  private String without() {
    return terms.owner() || terms.privileges()
        ? "restore with --no-owner --no-privileges (\"owner\":false, \"privileges\":false)"
        : leavingOut();
  }

  /** Which kinds name roles that are missing: policies, mappings of users, settings of roles. */
  private String leavingOut() {
    List<String> kinds =
        definitions.stream()
            .map(Definition::words)
            .filter(words -> Rights.namesRoles(words) && Rights.namesOne(words, missing))
            .map(words -> StatementKind.of(words).get(0))
            .distinct()
            .sorted()
            .toList();
    return "leave out what names them with "
        + kinds.stream().map(kind -> "--skip " + kind).collect(Collectors.joining(" "))
        + kinds.stream().collect(Collectors.joining("\",\"", " (\"skip\":[\"", "\"])"));
  }

  /** True for a definition that one of the problems stands in the way of. */
  boolean isTold(Definition definition) {
    StatementWords words = definition.words();
    return (Rights.namesRoles(words) && Rights.namesOne(words, missing))
        || definition.grantor().filter(role -> isOneOf(role, missing, grantors)).isPresent()
        || (Rights.givesOwner(words)
            && owners.stream().anyMatch(role -> Rights.isLast(words, role)));
  }

  private static boolean isOneOf(String role, Set<String> some, Set<String> others) {
    return some.contains(role) || others.contains(role);
  }
}
