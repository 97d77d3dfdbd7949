package dev.slipway.backup;

import dev.slipway.backup.manifest.KeyFailed;
import dev.slipway.error.HeapUsedUp;
import dev.slipway.error.SlipwayException;
import dev.slipway.postgres.SqlFailure;
import java.io.IOException;

/** Why something failed, in one sentence without its full stop. */
public final class FailureText {

  private FailureText() {}

  /** What was thrown, in words a user understands. */
  public static String of(Throwable reason) {
    if (reason instanceof SqlFailure sql) {
      String what = sql.isConnectionLoss() ? "the connection was lost: " : "";
      String hint = sql.hint().isEmpty() ? "" : " Hint: " + sql.hint();
      return sentence(what + sql.getMessage() + " (" + sql.sqlState() + ")" + hint);
    }
    if (reason instanceof OutOfMemoryError) {
      return "the memory of this process is used up; it has "
          + HeapUsedUp.size(Runtime.getRuntime().maxMemory());
    }
    if (reason instanceof KeyFailed key) {
      return key.what();
    }
    String message = String.valueOf(reason.getMessage());
    boolean whole = reason instanceof SlipwayException || reason.getClass() == IOException.class;
    return sentence(whole ? message : reason.getClass().getSimpleName() + ": " + message);
  }

  private static String sentence(String text) {
    return text.strip().replaceFirst("\\.$", "");
  }
}
