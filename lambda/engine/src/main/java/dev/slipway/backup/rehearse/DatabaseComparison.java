package dev.slipway.backup.rehearse;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.part.DatabaseDefinitions;
import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.definition.DefinitionReader;
import dev.slipway.backup.restore.definition.Setting;
import dev.slipway.error.Problem;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    session.execute("BEGIN");
    for (Definition definition : DefinitionReader.ofDatabase(backup, name)) {
      attempt(definition)
          .ifPresentOrElse(
              e -> warnings.add("not tried: " + definition.subject() + ": " + FailureText.of(e)),
              () -> said.add(definition));
    }
    List<String> found = found();
    session.rollBack();
    return said.stream()
        .filter(one -> !one.words().starts("REVOKE") && !found.contains(text(one)))
        .map(one -> new Problem(one.file(), "stands otherwise: " + one.subject()))
        .toList();
  }

  private List<String> found() {
    String text = String.join("\n", DatabaseDefinitions.read(session));
    return DefinitionReader.ofDatabase("", text, name).stream()
        .map(DatabaseComparison::text)
        .toList();
  }

  private static String text(Definition definition) {
    return definition.grantor().orElse("") + ": " + definition.sql().strip();
  }

  private Optional<SqlFailure> attempt(Definition definition) {
    try {
      session.executeAsWritten(
          Stream.of(
                  Stream.of("SAVEPOINT one"),
                  Setting.between(List.of(), definition.settings()).stream(),
                  Stream.of(definition.sql()),
                  Setting.between(definition.settings(), List.of()).stream(),
                  Stream.of("RELEASE one"))
              .flatMap(texts -> texts)
              .collect(Collectors.joining(";\n")));
      return Optional.empty();
    } catch (SqlFailure e) {
      if (e.isConnectionLoss()) {
        throw e;
      }
      session.executeAsWritten("ROLLBACK TO one;\nRELEASE one");
      return Optional.of(e);
    }
  }
}
