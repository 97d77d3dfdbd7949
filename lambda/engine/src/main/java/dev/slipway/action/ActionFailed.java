package dev.slipway.action;

import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** An action broke off in the middle; the report says how far it came. */
public final class ActionFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final transient Report report;

  /** {@code report} says how far it came. */
  public ActionFailed(String message, Report report, @Nullable Throwable cause) {
    super(message, cause);
    this.report = report;
  }

  @Override
  public FailureFields fields() {
    return getCause() instanceof SlipwayException cause ? cause.fields() : super.fields();
  }

  /** What was done before the failure, with the message in it. */
  public Report report() {
    return report;
  }
}
