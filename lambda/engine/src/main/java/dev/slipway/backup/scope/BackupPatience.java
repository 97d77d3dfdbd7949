package dev.slipway.backup.scope;

import dev.slipway.postgres.LockLadder;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * How long a backup waits for those who stand in its way.
 *
 * @param lockTimeout the longest wait for a lock
 * @param tries how often in all
 * @param outOfTime true from when on it is to be given up
 */
public record BackupPatience(Duration lockTimeout, int tries, BooleanSupplier outOfTime) {

  LockLadder ladder() {
    return new LockLadder(lockTimeout, tries, () -> ThreadLocalRandom.current().nextDouble());
  }
}
