package dev.slipway.trace;

import dev.slipway.Wiring;
import dev.slipway.action.Desk;
import dev.slipway.config.SettingsReader;
import dev.slipway.ledger.Deadline;
import dev.slipway.migration.Version;
import dev.slipway.postgres.Connector;
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
    Version last = Version.of(version);
    Desk desk = desk();
    Tracer tracer = new Tracer(connector(desk), desk.terms(), desk.migrations(), "1.2.3");
    tracer.bringUp(one -> one.isNumbered() && one.compareTo(last) <= 0);
    return tracer.trace(one -> !one.isNumbered() || one.compareTo(last) > 0);
  }

  /** Opens sessions of a superuser. */
  Connector connector() {
    return connector(desk());
  }

  private static Connector connector(Desk desk) {
    return desk.toolbox().connector(desk.terms(), "trace");
  }

  private Desk desk() {
    Map<String, String> variables =
        Map.of("DATABASE_URL", database.superuserUrl(), "MIGRATIONS", folder.toString());
    return Wiring.desk(
        SettingsReader.read(variables, Wiring.credentials(variables)),
        Deadline.none(),
        new RunListener() {});
  }

  /** The same, all statements one behind the other. */
  List<TracedStatement> statementsAbove(String version) {
    return traceAbove(version).migrations().stream().flatMap(TracedMigration::statements).toList();
  }
}
