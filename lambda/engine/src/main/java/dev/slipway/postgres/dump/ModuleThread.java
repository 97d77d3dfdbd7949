package dev.slipway.postgres.dump;

import dev.slipway.postgres.SocketSession;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a module beside the calling thread, which waits and can be interrupted: a read of a socket
 * cannot.
 */
final class ModuleThread {

  /** Deep calls of the module are deep calls of Java. */
  private static final long STACK_BYTES = 16L << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** The module did not end by itself. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(@Nullable Throwable cause) {
      super(cause);
    }
  }

  private final SocketSession session;
  private final FutureTask<Integer> task;
  private final Thread thread;

  /** Starts it. */
  ModuleThread(SocketSession session, IntSupplier module) {
    this.session = session;
    this.task = new FutureTask<>(module::getAsInt);
    this.thread = new Thread(null, task, "slipway-pg-dump", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The module's exit status. When the calling thread is interrupted, the server is asked to cancel
   * first: it would not notice, while it waits for a lock, that nobody listens any more.
   */
  int join() throws InterruptedException, Broken {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new Broken(e.getCause());
    } catch (InterruptedException e) {
      stop();
      throw e;
    }
  }

  private void stop() throws InterruptedException {
    session.session().cancel();
    thread.join(PATIENCE.toMillis());
    if (thread.isAlive()) {
      session.session().giveUp();
      thread.interrupt();
      thread.join(PATIENCE.toMillis());
    }
  }
}
