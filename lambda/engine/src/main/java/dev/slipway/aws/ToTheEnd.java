package dev.slipway.aws;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Calls whose answer must be known although whoever waits for it is interrupted: what S3 has begun
 * can only be ended by the number that it has answered.
 */
final class ToTheEnd {

  private ToTheEnd() {}

  /**
   * What a call gives, or throws, made by a thread that nobody interrupts; an interrupt of this one
   * is kept for later.
   */
  static <T> T of(Supplier<T> call) {
    FutureTask<T> task = new FutureTask<>(call::get);
    Thread thread = new Thread(task, "to-the-end");
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    while (true) {
      try {
        T answer = task.get();
        keep(interrupted);
        return answer;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        keep(interrupted);
        throw cause(e);
      }
    }
  }

  private static void keep(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A supplier throws nothing that is checked. */
  private static RuntimeException cause(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e);
  }
}
