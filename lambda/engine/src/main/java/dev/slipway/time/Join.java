package dev.slipway.time;

import java.time.Duration;
import java.util.function.Consumer;

/** Waits until a thread has ended. Whoever is interrupted meanwhile stays so, behind that. */
public final class Join {

  private Join() {}

  /** Waits, whatever happens. */
  public static void of(Thread thread) {
    of(thread, interrupted -> {});
  }

  /** The same; {@code interrupted} may see to it that the thread ends soon. */
  public static void of(Thread thread, Consumer<InterruptedException> interrupted) {
    of(thread, Duration.ZERO, () -> {}, interrupted);
  }

  /**
   * The same.
   *
   * @param pause how often {@code look} is called; zero for never
   */
  public static void of(
      Thread thread, Duration pause, Runnable look, Consumer<InterruptedException> interrupted) {
    boolean wasInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join(pause.toMillis());
        look.run();
      } catch (InterruptedException e) {
        wasInterrupted = true;
        interrupted.accept(e);
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
