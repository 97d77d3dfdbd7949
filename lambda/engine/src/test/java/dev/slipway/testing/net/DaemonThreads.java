package dev.slipway.testing.net;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that do not keep the JVM alive. */
public final class DaemonThreads {

  private DaemonThreads() {}

  /** As many as there is work, all of that name. */
  public static ExecutorService pool(String name) {
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
