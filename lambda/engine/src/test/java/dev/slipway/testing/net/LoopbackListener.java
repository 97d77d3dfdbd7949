package dev.slipway.testing.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Listens on a free port of the loopback interface and can refuse connections for a while. */
public final class LoopbackListener implements AutoCloseable {

  private static final int BACKLOG = 100;

  private final Consumer<Socket> onAccepted;
  private final int port;
  private volatile ServerSocket listening;
  private volatile long closedUntil = System.nanoTime();
  private volatile CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean closed;

  /** Listens from now on; gives each connection to {@code onAccepted}. */
  public LoopbackListener(Consumer<Socket> onAccepted) {
    this.onAccepted = onAccepted;
    this.listening = listen(0);
    this.port = listening.getLocalPort();
    start(this::acceptAll, "listener-" + port);
  }

  /** Starts a thread that does not keep the JVM alive. */
  public static Thread start(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** The port that it listens on. */
  public int port() {
    return port;
  }

  /**
   * Closes the port, so that connecting is refused, and opens it again later. The system keeps the
   * port open until nobody waits there for a connection any more.
   */
  public void closeFor(Duration time) {
    CountDownLatch latch = new CountDownLatch(1);
    stopped = latch;
    closedUntil = System.nanoTime() + time.toNanos();
    closeSocket();
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Opens the port now. */
  public void open() {
    closedUntil = System.nanoTime();
  }

  private void acceptAll() {
    while (!closed) {
      try {
        onAccepted.accept(listening.accept());
      } catch (IOException e) {
        reopen();
      }
    }
  }

  private void reopen() {
    stopped.countDown();
    for (long left = nanosLeft(); left > 0 && !closed; left = nanosLeft()) {
      LockSupport.parkNanos(Math.min(left, 10_000_000));
    }
    if (!closed) {
      listening = listen(port);
      if (closed) {
        closeSocket();
      }
    }
  }

  private long nanosLeft() {
    return closedUntil - System.nanoTime();
  }

  private static ServerSocket listen(int port) {
    try {
      return new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on port " + port, e);
    }
  }

  private void closeSocket() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    closeSocket();
  }
}
