package dev.slipway.backup.rehearse;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.definition.DefinitionReader;
import dev.slipway.backup.restore.unit.Salvage;
import dev.slipway.error.Problem;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Says of a scratch database what a backup says of its own, looks how that stands there, and takes
 * it back: later sessions would be under its settings.
 */
final class DatabaseComparison {

  private final StoredBackup backup;
  private final Session session;
  private final String name;
  private final List<String> warnings = new ArrayList<>();

  /** The session is on the scratch database of this name. */
  DatabaseComparison(StoredBackup backup, Session session, String name) {
    this.backup = backup;
    this.session = session;
    this.name = name;
  }

  /** What the server did not let us say, so that it was not compared. */
  List<String> warnings() {
    return warnings;
  }

  /** What stands otherwise than it was said. */
  List<Problem> compare() throws IOException {
    List<Definition> said = new ArrayList<>();
    Salvage trial = Salvage.begin(session);
    for (Definition definition : DefinitionReader.ofDatabase(backup, name)) {
      SqlFailure refused = trial.attempt(Definition.together(List.of(definition)));
      if (refused == null) {
        said.add(definition);
      } else {
        warnings.add("not tried: " + definition.subject() + ": " + FailureText.of(refused));
      }
    }
    List<String> found = found();
    session.rollBack();
    return said.stream()
        .filter(one -> !one.words().starts("REVOKE") && !found.contains(text(one)))
        .map(one -> new Problem(one.file(), "stands otherwise: " + one.subject()))
        .toList();
  }

  private List<String> found() {
    return DefinitionReader.ofDatabase(session, name).stream()
        .map(DatabaseComparison::text)
        .toList();
  }

  private static String text(Definition definition) {
    return definition.grantor().orElse("") + ": " + definition.sql().strip();
  }
}
