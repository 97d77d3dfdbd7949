package dev.slipway.backup.rehearse;

import dev.slipway.backup.FailureText;
import dev.slipway.error.Problem;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Rights;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.StatementWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the definitions of a backup one after another as they stand, without rows. */
final class MadeDefinitions {

  /** SQLSTATE of a setting that the server does not know. */
  private static final String UNDEFINED = "42704";

  private static final String DUPLICATE_SCHEMA = "42P06";

  private final Workplace place;
  private final Extent extent;
  private final Runnable clock;
  private final List<Problem> problems = new ArrayList<>();

  /** {@code clock} throws when the time has ended. */
  MadeDefinitions(Workplace place, Extent extent, Runnable clock) {
    this.place = place;
    this.extent = extent;
    this.clock = clock;
  }

  /**
   * Makes those of some files in a database that is ready for them; tells which failed. Event
   * triggers come last, as they do in a restore: they would hear of all that follows.
   */
  List<Problem> in(ScratchDatabase database, Map<String, String> stored) {
    database.begin(stored, new PlaceFault(place));
    try (Session session = database.connector().open()) {
      session.execute("SET synchronous_commit = off");
      stored.forEach((file, text) -> make(session, file, text, false));
      stored.forEach((file, text) -> make(session, file, text, true));
    }
    return problems;
  }

  private void make(Session session, String file, String text, boolean last) {
    for (Statement statement : StatementReader.read(text).statements()) {
      if (isMade(statement.words()) && isOfEventTrigger(statement.words()) == last) {
        make(session, file, statement);
      }
      clock.run();
    }
  }

  private static boolean isOfEventTrigger(StatementWords words) {
    return words.starts("CREATE", "EVENT", "TRIGGER")
        || words.starts("ALTER", "EVENT", "TRIGGER")
        || words.starts("COMMENT", "ON", "EVENT", "TRIGGER");
  }

  private boolean isMade(StatementWords words) {
    boolean later =
        place.server().restorer() != null
            && (Extent.isRights(words)
                || Rights.isOfExtension(words)
                || words.mentions("SESSION", "AUTHORIZATION"));
    return extent.keeps(words) && !later;
  }

  /** What fails does not stop the others, as psql goes on. */
  private void make(Session session, String file, Statement statement) {
    try {
      session.executeAsWritten(statement.sql());
    } catch (SqlFailure e) {
      if (e.isConnectionLoss()) {
        throw e;
      }
      if (!isForNewerServers(statement, e) && !isThere(statement, e)) {
        problems.add(new Problem(file, told(statement, e)));
      }
    }
  }

  /** A newer pg_dump sets what only newer servers have. */
  private static boolean isForNewerServers(Statement statement, SqlFailure failure) {
    return statement.words().starts("SET") && failure.sqlState().equals(UNDEFINED);
  }

  /** The schema of an extension comes with that. */
  private static boolean isThere(Statement statement, SqlFailure failure) {
    return statement.words().starts("CREATE", "SCHEMA")
        && failure.sqlState().equals(DUPLICATE_SCHEMA);
  }

  /** The first line up to a literal, which may be a password. */
  private static String told(Statement statement, SqlFailure failure) {
    return statement.sql().split("['\n]", 2)[0].strip()
        + " failed without rows: "
        + FailureText.of(failure);
  }
}
