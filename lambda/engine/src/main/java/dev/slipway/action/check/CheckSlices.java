package dev.slipway.action.check;

import dev.slipway.action.Desk;
import dev.slipway.error.Count;
import dev.slipway.history.Run;
import dev.slipway.ledger.ReadingEnd;
import dev.slipway.transfer.check.CheckMemory;
import dev.slipway.transfer.check.CheckResult;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A check that may pause where there is a deadline: what it has asked stands in the audit log.
 *
 * @param identity what makes it another check than the next
 */
record CheckSlices(Desk desk, String identity) {

  private static final String WORD = "check";

  /** Among so many runs, the one is looked for that has paused. */
  private static final int LOOKED_BACK = 20;

  /** True where there is a deadline. */
  boolean mayPause() {
    return desk.terms().deadline().isSet();
  }

  /** True when nothing more is to be asked. */
  boolean isTimeToPause() {
    return mayPause() && !desk.terms().deadline().allowsSegment();
  }

  /** What the same check has asked that paused last; nothing else where there is none. */
  CheckMemory memory() {
    if (!mayPause()) {
      return new CheckMemory();
    }
    return desk.reader().runs(LOOKED_BACK).stream()
        .filter(run -> run.action().equals(WORD))
        .findFirst()
        .filter(run -> run.isPaused(WORD, Instant.now()))
        .flatMap(this::read)
        .orElseGet(CheckMemory::new);
  }

  private Optional<CheckMemory> read(Run run) {
    String[] lines = String.valueOf(run.message()).split("\n", 3);
    if (lines.length < 3 || !lines[1].equals(identity)) {
      return Optional.empty();
    }
    try {
      CheckMemory memory = CheckMemory.read(lines[2]);
      memory.note("what was asked before " + run.finishedAt() + " is as of an earlier moment");
      return Optional.of(memory);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Has the log remember what was asked, or that all was; false where it cannot. */
  boolean remember(CheckMemory memory, CheckResult result) {
    String begin =
        "asked %s, %d left".formatted(Count.of(memory.count(), "question"), result.left());
    String text = begin + "\n" + identity + "\n" + memory.text(desk.settings().keepDetails());
    ReadingEnd end = result.left() > 0 ? ReadingEnd.paused(text) : ReadingEnd.done(null, begin);
    UUID id = desk.work().read(WORD, run -> run, run -> end);
    return desk.reader().runs(LOOKED_BACK).stream()
        .anyMatch(run -> run.runId().equals(id.toString()));
  }
}
