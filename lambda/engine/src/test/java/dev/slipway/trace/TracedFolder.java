package dev.slipway.trace;

import dev.slipway.Wiring;
import dev.slipway.action.Desk;
import dev.slipway.config.SettingsReader;
import dev.slipway.ledger.Deadline;
import dev.slipway.migration.Version;
import dev.slipway.run.RunListener;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Files of migrations that are traced on a database of the tests' server. */
final class TracedFolder {

  private final Path folder;
  private final PgDatabase database;

  TracedFolder(Path folder, PgDatabase database) {
    this.folder = folder;
    this.database = database;
  }

  TracedFolder file(String name, String sql) {
    try {
      Files.writeString(folder.resolve(name), sql);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the others first, then traces those above a version. */
  Trace traceAbove(String version) {
    Map<String, String> variables =
        Map.of("DATABASE_URL", database.superuserUrl(), "MIGRATIONS", folder.toString());
    Desk desk =
        Wiring.desk(
            SettingsReader.read(variables, Wiring.credentials(variables)),
            Deadline.none(),
            new RunListener() {});
    Version last = Version.of(version);
    Tracer tracer =
        new Tracer(
            desk.toolbox().connector(desk.terms(), "trace"),
            desk.terms(),
            desk.migrations(),
            "1.2.3");
    tracer.bringUp(one -> one.isNumbered() && one.compareTo(last) <= 0);
    return tracer.trace(one -> !one.isNumbered() || one.compareTo(last) > 0);
  }

  /** The same, all statements one behind the other. */
  List<TracedStatement> statementsAbove(String version) {
    return traceAbove(version).migrations().stream().flatMap(TracedMigration::statements).toList();
  }
}
