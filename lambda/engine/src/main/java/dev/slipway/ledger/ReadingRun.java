package dev.slipway.ledger;

import dev.slipway.error.SlipwayException;
import dev.slipway.history.RunStatus;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A run that only reads, and belongs to no other. */
final class ReadingRun {

  private final RunLock lock;
  private final LedgerListener listener;
  private final UUID runId;
  private final @Nullable RunRecord record;

  /** {@code record} is null where the audit log cannot be written. */
  ReadingRun(RunLock lock, LedgerListener listener, UUID runId, @Nullable RunRecord record) {
    this.lock = lock;
    this.listener = listener;
    this.runId = runId;
    this.record = record;
  }

  <R> R of(Function<UUID, R> work, Function<R, ReadingEnd> told) {
    try {
      R result = work.apply(runId);
      ReadingEnd end = told.apply(result);
      end(end.isPaused() ? RunStatus.IN_PROGRESS : RunStatus.COMPLETED, end);
      return result;
    } catch (SlipwayException e) {
      end(RunStatus.ROLLED_BACK, ReadingEnd.done(null, e.getMessage()));
      throw e;
    }
  }

  private void end(RunStatus status, ReadingEnd told) {
    if (record != null) {
      record.backedUp(told.backupUri());
      record.end(status, told.message(), lock.release());
      record.warnings().forEach(listener::notice);
    }
  }
}
