package dev.slipway.transfer.mysql;

import dev.slipway.error.Count;
import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import java.util.stream.Collectors;

/** More rows than may be left out cannot go in; nothing is changed. */
public final class TooManyRejects extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 10;

  private TooManyRejects(String message) {
    super(message, null);
  }

  static SlipwayException of(RejectLog rejects) {
    return new TooManyRejects(
        text(
            rejects,
            Count.of(rejects.count(), "row"),
            ", or leave them out with --max-rejects " + rejects.count()));
  }

  static SlipwayException soFar(RejectLog rejects) {
    return new TooManyRejects(text(rejects, "At least " + Count.of(rejects.count(), "row"), ""));
  }

  private static String text(RejectLog rejects, String count, String orElse) {
    return "%s cannot go in, and %s may be left out (--max-rejects). Nothing was changed.\n%s\n%s"
        .formatted(
            count,
            rejects.most() == 0 ? "none" : rejects.most(),
            kinds(rejects),
            "Next: mend them at their source" + orElse + ".");
  }

  private static String kinds(RejectLog rejects) {
    return rejects.kinds().stream()
            .limit(SHOWN)
            .map(TooManyRejects::kind)
            .collect(Collectors.joining("\n"))
        + (rejects.kinds().size() > SHOWN
            ? "\n  and %d more kinds".formatted(rejects.kinds().size() - SHOWN)
            : "");
  }

  private static String kind(RejectLog.Kind kind) {
    return "  %s\n    %s by: %s"
        .formatted(
            kind.first(),
            kind.count() == 1 ? "found" : "all " + kind.count() + " of them found",
            kind.first().query());
  }

  @Override
  public FailureFields fields() {
    return FailureFields.of(String.valueOf(getMessage()), "unchanged");
  }
}
