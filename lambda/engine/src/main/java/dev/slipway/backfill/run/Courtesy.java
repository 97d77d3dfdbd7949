package dev.slipway.backfill.run;

import dev.slipway.backfill.plan.Pace;
import java.util.function.Consumer;

/**
 * Sets how fast a run goes. Reports once when it slows down for others, and once when it need not
 * any more.
 */
final class Courtesy {

  private final Consumer<String> notices;
  private Pace pace;

  /** What it had when others began to suffer; 0 while they do not. */
  private int before;

  Courtesy(Pace first, Consumer<String> notices) {
    this.pace = first;
    this.notices = notices;
  }

  Pace pace() {
    return pace;
  }

  /** A batch was done. */
  void after(BatchOutcome outcome, long rows) {
    int size = pace.size();
    pace = pace.after(rows, outcome.took(), outcome.strains());
    if (before == 0 && pace.strained() > 0) {
      before = size;
      notices.accept("slower: " + outcome.strains().get(0).text());
    } else if (before > 0 && pace.strained() == 0 && pace.size() >= before) {
      before = 0;
      notices.accept("faster again: nobody suffers any more");
    }
  }

  /** One met a lock, or its timeout. */
  void afterConflict() {
    pace = pace.afterConflict();
  }
}
