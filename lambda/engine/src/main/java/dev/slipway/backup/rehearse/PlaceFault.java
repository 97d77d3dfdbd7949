package dev.slipway.backup.rehearse;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.NextStep;
import dev.slipway.backup.restore.terms.RestoreFailed;
import dev.slipway.postgres.SqlFailure;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells faults of the server that a rehearsal runs on from faults of the backup: what depends on
 * what a server has installed, allows, has room for or can reach says nothing of a backup.
 */
record PlaceFault(Workplace place) {

  /**
   * Classes of SQLSTATE that are about the server and its surroundings (PostgreSQL manual, appendix
   * A): connections to others, what a server was built without, resources, prerequisites,
   * operators, the system, configuration, foreign data.
   */
  private static final Set<String> OF_SERVERS =
      Set.of("08", "0A", "53", "55", "57", "58", "F0", "HV");

  private static final int CLASS_LENGTH = 2;
  private static final String READ_ONLY = "25006";

  /** The server's function that misses one, in whatever language it says so. */
  private static final String NO_TABLESPACE = "get_tablespace_oid";

  private static final String WRONG_VALUE = "22023";

  /** Without a password, postgres_fdw and dblink go elsewhere for superusers alone. */
  private static final String PROHIBITED = "2F003";

  /** Of an aggregate that only a superuser may make, because its state is internal. */
  private static final String WRONG_DEFINITION = "42P13";

  private static final String AGGREGATE = "DefineAggregate";

  /** Null where it may be the backup that does not restore. */
  @Nullable RehearsalFailed in(RestoreFailed failure, @Nullable SqlFailure cause) {
    if (failure.isUnfit()) {
      return told(wants(failure), mended(), failure);
    }
    String next = cause == null ? null : next(failure.subject(), cause);
    return next == null || cause == null
        ? null
        : told(
            reason(cause) + failure.subject() + ": " + FailureText.of(cause) + ".", next, failure);
  }

  /** An extension could not be created, by whomever. */
  RehearsalFailed inExtension(String name, SqlFailure cause) {
    String what = "CREATE EXTENSION " + name + " failed: " + FailureText.of(cause) + ".";
    return told(what, ofExtension(cause), cause);
  }

  /** What was found, and why it need not be the backup's fault. */
  RehearsalFailed told(String what, String next, @Nullable Throwable cause) {
    return new RehearsalFailed(
        "The backup "
            + place.backup().uri()
            + " could not be "
            + (rehearsed() ? "rehearsed" : "begun with")
            + " on "
            + place.first().database().address()
            + ": "
            + what
            + (rehearsed() ? "\nNothing is known of the backup by it." : "\nNothing was traced.")
            + " The scratch database was dropped. Next: "
            + next
            + ".",
        cause);
  }

  private boolean rehearsed() {
    return place.use() == ScratchUse.REHEARSAL;
  }

  private String another() {
    return ", or name another server with " + place.use().option();
  }

  private @Nullable String next(String subject, SqlFailure cause) {
    if (subject.contains(": CREATE EXTENSION ")) {
      return ofExtension(cause);
    }
    if (asksForSuperuser(cause)) {
      return hasAllRights() ? null : superuser();
    }
    if (lacksTablespace(cause)) {
      return "create it there, or name with " + place.use().option() + " a server that has it";
    }
    return isOfServer(cause) || subject.contains(": CREATE COLLATION ") ? remedy(cause) : null;
  }

  /** A default one is set before it is asked for; the setting's name is the same everywhere. */
  private static boolean lacksTablespace(SqlFailure cause) {
    return cause.routine().equals(NO_TABLESPACE)
        || (cause.sqlState().equals(WRONG_VALUE)
            && String.valueOf(cause.getMessage()).contains("\"default_tablespace\""));
  }

  private boolean hasAllRights() {
    return place.server().superuser() && place.server().restorer() == null;
  }

  private String reason(SqlFailure cause) {
    return asksForSuperuser(cause) && place.server().restorer() != null
        ? "what is in a backup gets no rights of a superuser here. "
        : "";
  }

  private static boolean asksForSuperuser(SqlFailure cause) {
    String state = cause.sqlState();
    return cause.isDenied()
        || state.equals(PROHIBITED)
        || (state.equals(WRONG_DEFINITION) && cause.routine().equals(AGGREGATE));
  }

  private static boolean isOfServer(SqlFailure cause) {
    String state = cause.sqlState();
    return state.equals(READ_ONLY)
        || (state.length() > CLASS_LENGTH && OF_SERVERS.contains(state.substring(0, CLASS_LENGTH)));
  }

  private String ofExtension(SqlFailure cause) {
    if (cause.isDenied()) {
      return superuser();
    }
    return "see to it that it can be created in a new database there"
        + another()
        + (rehearsed()
            ? "; one that lives in a single database of a server is tried by restore --clean into"
                + " that database of a server to spare"
            : "");
  }

  private String superuser() {
    return "if it is yours, "
        + place.use().verb()
        + " it with "
        + place.use().option()
        + " as a superuser of a server of the same version";
  }

  private String mended() {
    return "mend that there" + another();
  }

  private String remedy(SqlFailure cause) {
    String next = NextStep.after(cause, place.first().database().user(), "rehearse it again");
    return next.replaceFirst("^Next: (.*)\\.$", "$1") + another();
  }

  /** The lines that say what is missing, without the state of the scratch database. */
  private static String wants(RestoreFailed failure) {
    return String.valueOf(failure.getMessage())
        .lines()
        .filter(line -> line.startsWith("  "))
        .collect(Collectors.joining("\n", "\n", ""));
  }
}
