package dev.slipway.action.refresh;

import static java.util.stream.Collectors.joining;

import dev.slipway.action.refresh.ViewOutcome.Kind;
import dev.slipway.error.Count;
import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import java.util.List;

/** Views were not refreshed; they are as they were. */
final class RefreshFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final String state;

  private RefreshFailed(String message, String state) {
    super(message, null);
    this.state = state;
  }

  static RefreshFailed of(RefreshReport report) {
    List<ViewOutcome> bad = report.bad();
    boolean some = bad.size() < report.outcomes().size();
    String message =
        report.choice().subject()
            + Count.of(bad.size(), "view", "was", "were")
            + " not refreshed:"
            + bad.stream().map(outcome -> "\n  " + outcome).collect(joining())
            + "\n"
            + (bad.size() == 1 ? "It is as it was." : "They are as they were.")
            + (some ? " The others are done." : "")
            + " Next: mend that and refresh again.";
    return new RefreshFailed(
        message, report.of(Kind.REFRESHED).isEmpty() ? "rolled_back" : "partial");
  }

  @Override
  public FailureFields fields() {
    return FailureFields.of(String.valueOf(getMessage()), state);
  }
}
