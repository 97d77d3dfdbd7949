package dev.slipway.transfer.mysql;

import dev.slipway.backup.FailureText;
import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import dev.slipway.mysql.MysqlFailure;

/** No export of MySQL was written: there is no manifest. */
public final class ExportFailure extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private ExportFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** {@code remains}: what became of the files. */
  static SlipwayException of(String address, Throwable reason, String remains) {
    String what = reason instanceof MysqlFailure failure ? failure.what() : FailureText.of(reason);
    String next = reason instanceof MysqlFailure failure ? failure.next() : "";
    return new ExportFailure(
        "The export of %s failed: %s. It has no manifest and does not count. %s.\nNext: %s"
            .formatted(
                address, what, remains, next.isEmpty() ? "mend that and export again." : next),
        reason);
  }

  @Override
  public FailureFields fields() {
    return FailureFields.of(String.valueOf(getMessage()), "unchanged");
  }
}
