package dev.slipway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Collects what a process writes to one stream while it runs. */
final class ProcessOutput {

  private static final long LONGEST_TAIL_MILLIS = 5_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final String source;
  private final Thread reader;

  ProcessOutput(String source, InputStream stream) {
    this.source = source;
    reader = LoopbackListener.start(() -> collect(stream), "process-output");
  }

  private void collect(InputStream stream) {
    byte[] buffer = new byte[8192];
    try (stream) {
      for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
        add(buffer, length);
      }
    } catch (IOException e) {
      // The process was killed; what it had written is kept.
    }
    Leaks.watched(source, text());
  }

  private synchronized void add(byte[] buffer, int length) {
    bytes.write(buffer, 0, length);
    notifyAll();
  }

  /** All that was written so far. */
  synchronized String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Waits until the text occurs in the output, and says whether it does. */
  synchronized boolean await(String text, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!text().contains(text)) {
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(Math.min(millis, 100));
    }
    return true;
  }

  /** Waits for the rest after the process has ended; a grandchild may keep the stream open. */
  void awaitEnd() throws InterruptedException {
    reader.join(LONGEST_TAIL_MILLIS);
  }
}
