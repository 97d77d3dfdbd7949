package dev.slipway.backup.restore.target;

import dev.slipway.backup.manifest.Origin;
import java.util.List;

/** What a target does not refuse, but somebody may not expect. */
public final class TargetWarnings {

  private TargetWarnings() {}

  /** Each in a sentence; empty when nothing surprises. */
  public static List<String> of(Origin origin, RestoreTarget target) {
    boolean same =
        target.collate().equals(origin.collate())
            && target.ctype().equals(origin.ctype())
            && target.sorting().isLike(origin.sorting());
    return same
        ? List.of()
        : List.of(
            "texts are sorted by "
                + target.collate()
                + target.sorting().text()
                + " here, by "
                + origin.collate()
                + origin.sorting().text()
                + " where the backup was taken");
  }
}
