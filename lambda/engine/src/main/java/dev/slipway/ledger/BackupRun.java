package dev.slipway.ledger;

import dev.slipway.error.SlipwayException;
import dev.slipway.history.RunStatus;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A backup that belongs to no other run: under the run lock, so that no migration changes the
 * tables meanwhile.
 */
final class BackupRun {

  private final RunLock lock;
  private final LedgerListener listener;
  private final UUID runId;
  private final @Nullable RunRecord record;

  /** {@code record} is null where the audit log cannot be written. */
  BackupRun(RunLock lock, LedgerListener listener, UUID runId, @Nullable RunRecord record) {
    this.lock = lock;
    this.listener = listener;
    this.runId = runId;
    this.record = record;
  }

  <R> R take(Function<UUID, R> backup, Function<R, @Nullable String> uri) {
    try {
      R result = backup.apply(runId);
      end(RunStatus.COMPLETED, uri.apply(result), null);
      return result;
    } catch (SlipwayException e) {
      end(RunStatus.ROLLED_BACK, null, e.getMessage());
      throw e;
    }
  }

  private void end(RunStatus status, @Nullable String uri, @Nullable String message) {
    if (record != null) {
      record.backedUp(uri);
      record.end(status, message, lock.release());
      record.warnings().forEach(listener::notice);
    }
  }
}
