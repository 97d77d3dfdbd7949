package dev.slipway.backup.verify;

import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.error.SlipwayException;
import java.util.List;

/** The time ran out before a backup was verified. */
public final class VerifyUnfinished extends SlipwayException {

  private static final long serialVersionUID = 1L;

  VerifyUnfinished(String uri, String how, List<Problem> soFar) {
    super(
        "The verification of "
            + uri
            + " was not finished: it was stopped when "
            + how
            + ". "
            + (soFar.isEmpty()
                ? "Nothing wrong was found so far, which says nothing of the rest."
                : Problems.format("Found so far:", soFar))
            + " Nothing was changed. Next: verify it where there is more time, such as by the"
            + " command line, or only its list of files (depth quick).",
        null);
  }
}
