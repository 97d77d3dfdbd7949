package dev.slipway.backup.scope;

import dev.slipway.backup.part.TimeLimit;
import dev.slipway.postgres.LockLadder;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long whoever reads a snapshot waits for those who stand in its way.
 *
 * @param lockTimeout the longest wait for a lock
 * @param tries how often in all
 * @param limit how long in all
 */
public record LockPatience(Duration lockTimeout, int tries, TimeLimit limit) {

  LockLadder ladder() {
    return new LockLadder(lockTimeout, tries, () -> ThreadLocalRandom.current().nextDouble());
  }
}
