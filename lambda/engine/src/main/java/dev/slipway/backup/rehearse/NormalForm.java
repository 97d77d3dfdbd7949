package dev.slipway.backup.rehearse;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.restore.definition.DefinitionFiles;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Rights;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.StatementWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a server writes the definitions of a backup once it has read them: they are made one after
 * another as they stand, without rows, in a scratch database of their own, and dumped from there.
 * No part of a restore has a hand in it, so that what a restore leaves out or changes is seen.
 */
final class NormalForm {

  /** SQLSTATE of a setting that the server does not know. */
  private static final String UNDEFINED = "42704";

  private static final String DUPLICATE_SCHEMA = "42P06";

  private final DefinitionFiles files;
  private final Workplace place;
  private final Extent extent;
  private final Runnable clock;
  private final List<Problem> problems = new ArrayList<>();

  /** {@code clock} throws when the time has ended. */
  NormalForm(DefinitionFiles files, Workplace place, Extent extent, Runnable clock) {
    this.files = files;
    this.place = place;
    this.extent = extent;
    this.clock = clock;
  }

  /**
   * Throws {@link RehearsalFailed} when something could not be made, so that it may be that alone
   * which the restored definitions have more.
   *
   * @param more what they have; nothing is thrown when it is empty
   */
  void requireNothingUnmade(List<Problem> more) {
    if (problems.isEmpty() || more.isEmpty()) {
      return;
    }
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(more);
    throw new PlaceFault(place)
        .told(
            Problems.format("its definitions could not be compared:", all),
            "restore it into a database to spare, and compare by pg_dump",
            null);
  }

  /** The texts of the files, which are here as they are in the backup. */
  Map<String, String> of(Map<String, String> stored) {
    try (ScratchDatabase database = place.database()) {
      database.begin(stored, new PlaceFault(place));
      try (Session session = database.connector().open()) {
        session.execute("SET synchronous_commit = off");
        stored.forEach((file, text) -> make(session, file, text, false));
        stored.forEach((file, text) -> make(session, file, text, true));
      }
      problems.addAll(database.end(stored, extent.left()));
      return files.dumped(place.server().dumper(database.connector()));
    }
  }

  /** Event triggers come last, as they do in a restore: they would hear of all that follows. */
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
        + " failed without rows, so that what the server makes of it is not known: "
        + FailureText.of(failure);
  }
}
