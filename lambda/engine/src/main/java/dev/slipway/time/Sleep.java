package dev.slipway.time;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Waits, and lets the caller say what it means when somebody interrupts the thread. */
public final class Sleep {

  private static final long LOOK_MILLIS = 200;

  private Sleep() {}

  /**
   * Waits. When the thread is interrupted, it stays so, and what {@code interrupted} makes of it is
   * thrown.
   */
  public static void of(
      Duration pause, Function<InterruptedException, ? extends RuntimeException> interrupted) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted.apply(e);
    }
  }

  /** The same, but ends soon after there is no reason to wait any more, or with what it throws. */
  public static void of(
      Duration pause,
      BooleanSupplier goesOn,
      Function<InterruptedException, ? extends RuntimeException> interrupted) {
    long end = System.nanoTime() + pause.toNanos();
    Duration look = Duration.ofMillis(Math.min(LOOK_MILLIS, Math.max(1, pause.toMillis())));
    while (System.nanoTime() < end && goesOn.getAsBoolean()) {
      of(look, interrupted);
    }
  }
}
