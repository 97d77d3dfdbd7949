package dev.slipway.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * How long a lock is waited for, try after try, and how long nobody is kept waiting between two
 * tries. Whoever wants the table while we wait for it queues behind us: so the first waits are
 * short and grow to the timeout, each pause is ten times the wait before it, and in no minute the
 * waits are more than a tenth of it. What has no timeout is waited for at once; one that is longer
 * than that tenth is at least rare.
 */
public final class LockLadder {

  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final int SHARE = 10;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration TENTH = MINUTE.dividedBy(SHARE);

  /** Short waits would be over too soon: whoever is in the way needs time to end. */
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(5);

  /** What one try may have cost others, from its begin. */
  private record Loss(Duration from, Duration to) {}

  private final Duration timeout;
  private final int tries;
  private final DoubleSupplier jitter;
  private final List<Loss> losses = new ArrayList<>();
  private Duration now = Duration.ZERO;

  /**
   * A ladder of so many tries.
   *
   * @param timeout the longest wait, which the last try gets in any case; zero is no limit
   * @param jitter from 0 to 1: how much longer a pause is than it must be, in tenths of it
   */
  public LockLadder(Duration timeout, int tries, DoubleSupplier jitter) {
    this.timeout = timeout;
    this.tries = tries;
    this.jitter = jitter;
  }

  /** How long the try that comes now waits for a lock; zero is no limit. */
  public Duration nextWait() {
    return waitAfter(losses.size());
  }

  private Duration waitAfter(int before) {
    Duration grown = FIRST_WAIT.multipliedBy(1L << Math.min(before, 30));
    return before + 1 >= tries || timeout.isZero() ? timeout : min(grown, timeout);
  }

  /** True when there is another try after the one that has just failed. */
  public boolean goesOn() {
    return losses.size() + 1 < tries;
  }

  /** The pause after a try that has failed, and has taken so long, what it held included. */
  public Duration pause(Duration taken) {
    Duration lost = max(nextWait(), min(taken, TENTH));
    losses.add(new Loss(now, now.plus(lost)));
    Duration pause = max(lost.multipliedBy(SHARE), least());
    Duration end = now.plus(lost);
    now = budgeted(end.plus(longer(pause)));
    return now.minus(end);
  }

  private Duration least() {
    return min(FIRST_WAIT.multipliedBy(SHARE << Math.min(losses.size() - 1, 10)), LEAST_PAUSE);
  }

  private Duration longer(Duration pause) {
    return pause.plusMillis((long) (pause.toMillis() * jitter.getAsDouble() / SHARE));
  }

  /** The earliest begin of the next try at which no minute loses more than its tenth. */
  private Duration budgeted(Duration begin) {
    Duration next = nextWait();
    Duration at = begin;
    for (Loss loss : losses) {
      if (lostFrom(at.plus(next).minus(MINUTE)).plus(next).compareTo(TENTH) > 0) {
        at = max(at, loss.to().plus(MINUTE).minus(next));
      }
    }
    return at;
  }

  private Duration lostFrom(Duration moment) {
    return losses.stream()
        .map(loss -> loss.to().minus(max(loss.from(), min(moment, loss.to()))))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
