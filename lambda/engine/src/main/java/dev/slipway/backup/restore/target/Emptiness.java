package dev.slipway.backup.restore.target;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.restore.target.RestoreTarget.Unfinished;
import dev.slipway.backup.restore.terms.RestoreFailed;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.error.Problem;
import java.util.List;

/** Whether a target may be filled: nothing is ever mixed with what is there. */
public record Emptiness(StoredBackup backup, RestoreTerms terms, String address) {

  /** True where nothing is there, or all that is may be dropped. */
  public boolean isGiven(RestoreTarget target) {
    return terms.clean() || (target.unfinished() == null && target.contents().isEmpty());
  }

  /** What is there, beside other things that stand in the way. */
  public List<Problem> problems(RestoreTarget target) {
    return List.of(new Problem("database", holds(target) + "; " + next(target)));
  }

  /** Throws {@link RestoreFailed} that says what is there. */
  public void require(RestoreTarget target) {
    if (!isGiven(target)) {
      throw RestoreFailed.refused(
          address + " " + holds(target) + ". It was not touched. Next: " + next(target) + ".",
          null);
    }
  }

  private static String holds(RestoreTarget target) {
    Unfinished unfinished = target.unfinished();
    return unfinished == null
        ? "is not empty: it holds " + TargetContents.text(target.contents())
        : "holds an unfinished restore of " + unfinished.uri() + ", begun " + unfinished.begunAt();
  }

  private String next(RestoreTarget target) {
    Unfinished unfinished = target.unfinished();
    return unfinished == null
        ? "restore into an empty database, or add --clean (\"clean\":true) to drop all that is there"
            + " first"
        : "go on with restore "
            + unfinished.uri()
            + ", or add --clean (\"clean\":true) to drop all that is there and restore "
            + backup.uri();
  }
}
