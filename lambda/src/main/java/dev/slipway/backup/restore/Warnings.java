package dev.slipway.backup.restore;

import dev.slipway.backup.manifest.Origin;
import java.util.List;

/** What a target lets pass, but may surprise somebody. */
final class Warnings {

  private Warnings() {}

  static List<String> of(Origin origin, Target target) {
    boolean same =
        target.collate().equals(origin.collate()) && target.ctype().equals(origin.ctype());
    return same
        ? List.of()
        : List.of(
            "texts are sorted by "
                + target.collate()
                + " here, by "
                + origin.collate()
                + " where the backup was taken");
  }
}
