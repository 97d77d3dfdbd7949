package dev.slipway.transfer.mysql;

import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import dev.slipway.mysql.MysqlFailure;

/** Reading from MySQL failed while rows went in; all of them were taken back. */
public final class SourceFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final MysqlFailure reason;

  private SourceFailed(String message, MysqlFailure reason) {
    super(message, reason);
    this.reason = reason;
  }

  static SlipwayException during(String action, MysqlFailure reason) {
    return new SourceFailed(
        "The %s failed: %s. It was rolled back: the database is as it was.\nNext: %s"
            .formatted(
                action,
                reason.what(),
                reason.next().isEmpty() ? "mend that and " + action + " again." : reason.next()),
        reason);
  }

  @Override
  public FailureFields fields() {
    String state = reason.fields().sqlState();
    FailureFields fields = FailureFields.of(String.valueOf(getMessage()), "rolled_back");
    return state == null ? fields : fields.withSqlState(state);
  }
}
