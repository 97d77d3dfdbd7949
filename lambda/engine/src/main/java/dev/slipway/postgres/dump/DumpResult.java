package dev.slipway.postgres.dump;

import dev.slipway.config.DatabaseSettings;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Judges how a run of pg_dump ended.
 *
 * @param program which pg_dump, for messages
 */
record DumpResult(String program, DatabaseSettings database) {

  private static final String STATE =
      " Nothing was changed, and what was written of the dump is of no use.";

  /** A run of pg_dump, or of pg_restore on what that has read. */
  interface Run {
    void with(DumpMessages messages) throws IOException, InterruptedException;
  }

  /** Runs it; what ends it early becomes a {@link DumpFailed}. */
  void of(Run run) {
    DumpMessages messages = new DumpMessages();
    try {
      run.with(messages);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled();
    } catch (IOException e) {
      throw broken(e, messages);
    }
  }

  /** Throws {@link DumpFailed} unless the run has succeeded and its dump is whole. */
  void check(int status, boolean isComplete, DumpMessages messages) {
    if (status != 0) {
      throw failure("status " + status + ": " + messages.text(), advice(messages.text()), null);
    }
    if (!isComplete) {
      String cut = "it ended without saying that the dump is complete";
      throw failure(cut, " Try again. " + messages.text(), null);
    }
  }

  /** For a run that ended by itself with an error of Java's, such as a full disk. */
  private DumpFailed broken(Throwable cause, DumpMessages messages) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String what = root instanceof IOException ? root.getMessage() : root.toString();
    return failure(what + ". " + messages.text(), "", cause);
  }

  /** For a run that was cancelled. */
  private DumpFailed cancelled() {
    return failure("it was cancelled", "", null);
  }

  private DumpFailed failure(String what, String advice, @Nullable Throwable cause) {
    String sentence = what.strip().replaceFirst("\\.$", "");
    String message =
        "%s did not dump the schema of %s (%s).%s%s"
            .formatted(program, database.address(), sentence, STATE, advice.stripTrailing());
    return new DumpFailed(message, cause);
  }

  private static String advice(String said) {
    if (said.contains("permission denied for")) {
      return " Dump as a role that may read everything, such as a member of pg_read_all_data.";
    }
    if (!said.contains("LOCK TABLE")) {
      return "";
    }
    // pg_dump limits the statement, not the wait for the lock.
    String waited =
        " Try again when the session that holds the lock has ended, or raise --lock-timeout";
    return said.contains("statement timeout")
        ? waited + "."
        : waited + "; where a right is missing, dump as a role that may read everything.";
  }
}
