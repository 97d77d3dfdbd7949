package dev.slipway.postgres;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish that all of this ends, such as Ctrl-C. What waits for the server is cancelled
 * there, and who asks before he begins something is told not to; whoever was at work then rolls
 * back, writes down how it ended, and answers.
 */
public final class Interruption {

  /**
   * What asked for it.
   *
   * @param name such as SIGTERM
   * @param exitCode what the process is to end with
   */
  public record Cause(String name, int exitCode) {}

  private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
  private final CountDownLatch asked = new CountDownLatch(1);
  private volatile @Nullable Cause cause;
  private volatile boolean used;

  /** Asks for it, from any thread; only the first cause counts. */
  public void ask(Cause newCause) {
    cause = newCause;
    asked.countDown();
    cancel();
  }

  /** Cancels what the open sessions wait for. */
  public void cancel() {
    sessions.forEach(Session::cancel);
  }

  /** True from when on it was asked for. */
  public boolean isAsked() {
    return cause != null;
  }

  /** What asked for it; null for nothing. */
  public @Nullable Cause cause() {
    return cause;
  }

  /** Waits; true when it was asked for before the time was over. */
  public boolean sleep(Duration pause) throws InterruptedException {
    return asked.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** True once something was open at a server. */
  public boolean hadSessions() {
    return used;
  }

  void opened(Session session) {
    used = true;
    sessions.add(session);
  }

  void closed(Session session) {
    sessions.remove(session);
  }
}
