package dev.slipway.backup;

import dev.slipway.backup.manifest.KeyFailed;
import dev.slipway.error.RowTooLarge;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.remedy.Circumstances;
import dev.slipway.postgres.remedy.Remedies;
import java.util.Set;

/** What to do after a backup or a restore failed: by what the server says, where it says why. */
public final class NextStep {

  private NextStep() {}

  /**
   * A sentence that begins with "Next: " and ends with what is typed again.
   *
   * @param user the role that was logged in
   * @param again such as {@code back up again}
   */
  public static String after(Throwable reason, String user, String again) {
    return "Next: " + remedy(reason, user, again) + ".";
  }

  private static String remedy(Throwable reason, String user, String again) {
    String usual = "mend that and " + again;
    if (reason instanceof RowTooLarge row) {
      return row.advice() + " and " + again;
    }
    if (reason instanceof KeyFailed key) {
      return key.advice() + ", and " + again;
    }
    if (reason instanceof OutOfMemoryError) {
      return "give it more, with JAVA_OPTS=-Xmx2g on the command line or by the memory of the"
          + " function, and "
          + again;
    }
    if (!(reason instanceof SqlFailure failure)) {
      return usual;
    }
    Circumstances plain = new Circumstances(again, null, Sql.plainName(user), Set.of());
    String unknown =
        failure.isConnectionLoss() ? "see whether the server can be reached, and " + again : usual;
    return Remedies.against(failure, plain).orElse(unknown);
  }
}
