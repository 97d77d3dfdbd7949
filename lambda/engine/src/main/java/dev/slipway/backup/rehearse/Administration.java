package dev.slipway.backup.rehearse;

import dev.slipway.backup.FailureText;
import dev.slipway.error.Problem;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What only a superuser can do for a {@link Restorer}: extensions before anything of the backup is
 * in the database, and owners and privileges behind all else. Nothing that it runs calls a function
 * of the backup, and nothing of the backup runs behind it.
 */
final class Administration {

  private static final String IS_TRUSTED =
      "SELECT bool_or(trusted) AS trusted FROM pg_available_extension_versions WHERE name = ";

  private static final String WRAPPERS = "SELECT fdwname AS name FROM pg_foreign_data_wrapper";

  private final Connector connector;
  private final Restorer restorer;

  /** The connector leads to the scratch database, as a superuser. */
  Administration(Connector connector, Restorer restorer) {
    this.connector = connector;
    this.restorer = restorer;
  }

  /** Creates the extensions that the restorer may not create. Throws what the server refuses. */
  void begin(Map<String, String> files, PlaceFault fault) {
    try (Session session = connector.open()) {
      for (String text : files.values()) {
        for (Statement statement : StatementReader.read(text).statements()) {
          if (Administered.isExtension(statement.words())) {
            create(session, statement, fault);
          }
        }
      }
      wrappers(session, "GRANT USAGE ON FOREIGN DATA WRAPPER %s TO " + restorer.name());
    }
  }

  /** A trusted one the restorer creates by itself. */
  private void create(Session session, Statement statement, PlaceFault fault) {
    String name = statement.words().lastNameAt(5);
    String schema = Sql.name(statement.words().lastNameAt(8));
    String trusted = session.execute(IS_TRUSTED + Sql.literal(name)).get(0).first().get("trusted");
    if ("f".equals(trusted)) {
      session.execute(
          "CREATE SCHEMA IF NOT EXISTS " + schema + " AUTHORIZATION " + restorer.name());
      create(session, name, schema, fault);
    }
  }

  private static void create(Session session, String name, String schema, PlaceFault fault) {
    try {
      session.execute(
          "CREATE EXTENSION IF NOT EXISTS " + Sql.name(name) + " WITH SCHEMA " + schema);
    } catch (SqlFailure e) {
      if (e.isConnectionLoss()) {
        throw e;
      }
      throw fault.inExtension(name, e);
    }
  }

  private static void wrappers(Session session, String sql) {
    for (var row : session.execute(WRAPPERS).get(0).list()) {
      session.execute(sql.formatted(Sql.name(String.valueOf(row.get("name")))));
    }
  }

  /** Gives everything its owner, and grants what was granted; tells what cannot be done. */
  List<Problem> end(Map<String, String> files, SuperuserOnly left) {
    List<Problem> problems = new ArrayList<>();
    try (Session session = connector.open()) {
      wrappers(session, "REVOKE USAGE ON FOREIGN DATA WRAPPER %s FROM " + restorer.name());
      Administered administered = new Administered(restorer.roles());
      files.forEach(
          (file, text) ->
              StatementReader.read(text).statements().stream()
                  .filter(s -> administered.isRights(s) && !left.is(s.words()))
                  .forEach(statement -> run(session, file, statement, problems)));
    }
    return problems;
  }

  private static void run(
      Session session, String file, Statement statement, List<Problem> problems) {
    try {
      session.executeAsWritten(statement.sql());
    } catch (SqlFailure e) {
      if (e.isConnectionLoss()) {
        throw e;
      }
      problems.add(
          new Problem(
              file, statement.sql().split("['\n]", 2)[0].strip() + ": " + FailureText.of(e)));
    }
  }
}
