package dev.slipway.backup.restore.target;

import dev.slipway.backup.manifest.Extension;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.postgres.ServerVersion;
import dev.slipway.sql.StatementWords;
import java.util.Collection;
import java.util.List;

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
      problems.addAll(roles(definitions).problems());
      extensions();
    }
    return problems.list();
  }

  /**
   * Of some definitions, those that nothing of {@link #of} stands in the way of, as far as it is
   * known; none where the target can hold nothing of the backup.
   */
  public List<Definition> untold(List<Definition> definitions) {
    Requirements whole = new Requirements(manifest, target, terms);
    whole.server();
    whole.rights();
    if (whole.problems.count() > 0) {
      return List.of();
    }
    RolesNeeded roles = roles(definitions);
    return definitions.stream()
        .filter(one -> !roles.isTold(one) && !isOfMissing(one.words()))
        .toList();
  }

  private RolesNeeded roles(List<Definition> definitions) {
    return RolesNeeded.of(manifest, target, terms, definitions);
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

  /** What is made with an extension that is missing, or is said of it. */
  private boolean isOfMissing(StatementWords words) {
    int name = words.starts("CREATE", "EXTENSION", "IF", "NOT", "EXISTS") ? 5 : 3;
    boolean isOfOne = name == 5 || words.starts("COMMENT", "ON", "EXTENSION");
    return isOfOne && missingExtensions().contains(words.lastNameAt(name));
  }

  private List<String> missingExtensions() {
    return manifest.extensions().stream()
        .map(Extension::name)
        .filter(name -> !target.extensions().contains(name))
        .toList();
  }

  private void extensions() {
    String missing = list(missingExtensions());
    if (!missing.isEmpty()) {
      problems.add(
          "extensions",
          missing
              + " not available; install them on the server first, or take extension_control_path"
              + " off where it is set");
    }
  }

  static String list(Collection<String> names) {
    List<String> sorted = names.stream().sorted().toList();
    String verb = sorted.size() == 1 ? " is" : " are";
    return sorted.isEmpty() ? "" : String.join(", ", sorted) + verb;
  }
}
