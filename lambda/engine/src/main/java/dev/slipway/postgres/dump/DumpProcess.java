package dev.slipway.postgres.dump;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A running pg_dump whose output and messages are passed on while the calling thread waits. */
final class DumpProcess {

  private static final long SECONDS_TO_CANCEL = 2;

  private final Process process;
  private final Thread output;
  private final Thread messages;
  private volatile @Nullable IOException failure;

  /** Takes a process over; it is ended when the output cannot be written. */
  DumpProcess(Process process, OutputStream output, OutputStream messages) {
    this.process = process;
    this.output = pump(process.getInputStream(), output);
    this.messages = pump(process.getErrorStream(), messages);
  }

  private Thread pump(InputStream from, OutputStream to) {
    Thread thread =
        new Thread(
            () -> {
              try (from) {
                from.transferTo(to);
              } catch (IOException e) {
                fail(e);
              }
            },
            "slipway-pg-dump");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Ending the process closes its other stream, which is no failure of its own. */
  private synchronized void fail(IOException e) {
    if (failure == null) {
      failure = e;
      process.destroy();
    }
  }

  /** The exit status, when all that was said is passed on. */
  int join() throws InterruptedException, IOException {
    output.join();
    messages.join();
    int status = process.waitFor();
    if (failure != null) {
      throw failure;
    }
    return status;
  }

  /** Ends it, by force when it does not end by itself. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(SECONDS_TO_CANCEL, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
