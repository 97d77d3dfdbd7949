package dev.slipway.transfer.load;

import dev.slipway.ledger.Deadline;
import dev.slipway.postgres.TableName;
import java.time.Duration;
import java.util.Map;

/**
 * How rows are loaded.
 *
 * @param action what it is called: {@code import}
 * @param sequences the last values that sequences gave where the rows come from; they never go back
 *     behind these
 * @param lockTimeout the longest wait for the locks on all tables
 * @param lockTries how often they are tried for
 * @param deadline from when on no lock is waited for any more
 */
public record LoadTerms(
    String action,
    LoadMode mode,
    TriggerUse triggers,
    Map<TableName, Long> sequences,
    Duration lockTimeout,
    int lockTries,
    Deadline deadline) {

  /** The same in another mode. */
  public LoadTerms in(LoadMode other) {
    return new LoadTerms(action, other, triggers, sequences, lockTimeout, lockTries, deadline);
  }
}
