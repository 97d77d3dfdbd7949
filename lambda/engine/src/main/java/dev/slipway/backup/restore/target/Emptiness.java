package dev.slipway.backup.restore.target;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.restore.target.RestoreTarget.Unfinished;
import dev.slipway.backup.restore.terms.RestoreFailed;
import dev.slipway.backup.restore.terms.RestoreTerms;

/** Whether a target may be filled: nothing is ever mixed with what is there. */
public record Emptiness(StoredBackup backup, RestoreTerms terms, String address) {

  /** Throws {@link RestoreFailed} that says what is there. */
  public void check(RestoreTarget target) {
    if (terms.clean()) {
      return;
    }
    Unfinished unfinished = target.unfinished();
    if (unfinished != null) {
      throw RestoreFailed.refused(
          address
              + " holds an unfinished restore of "
              + unfinished.uri()
              + ", begun "
              + unfinished.begunAt()
              + ". It was not touched. Next: go on with restore "
              + unfinished.uri()
              + ", or add --clean (\"clean\":true) to drop all that is there and restore "
              + backup.uri()
              + ".",
          null);
    }
    if (!target.contents().isEmpty()) {
      throw RestoreFailed.refused(
          address
              + " is not empty: it holds "
              + TargetContents.text(target.contents())
              + ". It was not touched. Next: restore into an empty database, or add --clean"
              + " (\"clean\":true) to drop all that is there first.",
          null);
    }
  }
}
