package dev.slipway.backup.restore.target;

import dev.slipway.backup.manifest.Extension;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.restore.definition.DatabaseRoles;
import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.postgres.ServerVersion;
import dev.slipway.sql.Rights;
import dev.slipway.sql.StatementKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a target can hold a backup; all that is missing is told at once. */
public final class Requirements {

  private final Manifest manifest;
  private final RestoreTarget target;
  private final RestoreTerms terms;
  private final Problems problems = new Problems();

  /** What a backup asks of a target. */
  public Requirements(Manifest manifest, RestoreTarget target, RestoreTerms terms) {
    this.manifest = manifest;
    this.target = target;
    this.terms = terms;
  }

  /** What stands in the way of the definitions, those left out that are not wanted. */
  public List<Problem> of(List<Definition> definitions) {
    server();
    rights();
    if (!terms.keepsGoing()) {
      roles(definitions);
      grantors(definitions);
      extensions();
    }
    return problems.list();
  }

  /** What stands in the way of rows of tables that are there. */
  public List<Problem> ofRows() {
    server();
    return problems.list();
  }

  private void server() {
    String from = manifest.origin().server();
    if (target.major() < ServerVersion.major(from)) {
      problems.add(
          "server",
          "is PostgreSQL "
              + target.version()
              + ", older than the "
              + from
              + " that the backup was taken from; restore into the same or a newer version");
    }
    if (!target.encoding().equals(manifest.origin().encoding())) {
      problems.add(
          "encoding",
          "is "
              + target.encoding()
              + ", the backup's is "
              + manifest.origin().encoding()
              + "; CREATE DATABASE ... ENCODING '"
              + manifest.origin().encoding()
              + "' TEMPLATE template0");
    }
    if (!target.writable()) {
      problems.add(
          "server",
          "is a standby, or default_transaction_read_only is on; connect to the primary, or take"
              + " that off");
    }
  }

  private void rights() {
    if (!target.mayCreate()) {
      problems.add(
          "rights",
          "role "
              + target.user()
              + " may not create schemas in the database, or tables in public; connect as the owner"
              + " of the database");
    }
  }

  private void roles(List<Definition> definitions) {
    Set<String> needed = needed(definitions);
    String missing = list(needed.stream().filter(role -> !target.roles().contains(role)).toList());
    if (!missing.isEmpty()) {
      problems.add(
          "roles",
          missing
              + " not there; CREATE ROLE them, or "
              + (terms.owner() || terms.privileges()
                  ? "restore with --no-owner --no-privileges (\"owner\":false,"
                      + " \"privileges\":false)"
                  : leavingOut(definitions, needed)));
    }
    String foreign = String.join(", ", foreignOwners(definitions, needed));
    if (!foreign.isEmpty()) {
      problems.add(
          "rights",
          "role "
              + target.user()
              + " may not give objects to "
              + foreign
              + "; connect as a superuser or a member of them, or restore with --no-owner"
              + " (\"owner\":false)");
    }
  }

  /** Which kinds name roles that are missing: policies, mappings of users, settings of roles. */
  private String leavingOut(List<Definition> definitions, Set<String> needed) {
    Set<String> missing =
        needed.stream().filter(role -> !target.roles().contains(role)).collect(Collectors.toSet());
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

  /** Whoever passed a privilege on is who may take it away again. */
  private void grantors(List<Definition> definitions) {
    List<String> foreign =
        definitions.stream()
            .flatMap(one -> one.grantor().stream())
            .filter(role -> target.roles().contains(role) && !target.mayBe(role))
            .distinct()
            .sorted()
            .toList();
    if (!foreign.isEmpty()) {
      problems.add(
          "rights",
          "role "
              + target.user()
              + " may not grant privileges in the name of "
              + String.join(", ", foreign)
              + "; connect as a superuser or a member of them, or restore with --no-privileges"
              + " (\"privileges\":false)");
    }
  }

  private Set<String> needed(List<Definition> definitions) {
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

  private List<String> foreignOwners(List<Definition> definitions, Set<String> needed) {
    List<Definition> owners =
        definitions.stream().filter(one -> Rights.givesOwner(one.words())).toList();
    return needed.stream()
        .filter(role -> target.roles().contains(role) && !target.ownRoles().contains(role))
        .filter(role -> owners.stream().anyMatch(one -> Rights.isLast(one.words(), role)))
        .toList();
  }

  private void extensions() {
    String missing =
        list(
            manifest.extensions().stream()
                .map(Extension::name)
                .filter(name -> !target.extensions().contains(name))
                .toList());
    if (!missing.isEmpty()) {
      problems.add(
          "extensions",
          missing
              + " not available; install them on the server first, or take extension_control_path"
              + " off where it is set");
    }
  }

  private static String list(List<String> names) {
    List<String> sorted = names.stream().sorted().toList();
    String verb = sorted.size() == 1 ? " is" : " are";
    return sorted.isEmpty() ? "" : String.join(", ", sorted) + verb;
  }
}
