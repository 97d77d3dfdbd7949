package dev.slipway.cli;

import dev.slipway.config.Durations;
import dev.slipway.text.Wording;
import java.time.Duration;

/** How fast bytes go since it was made, and when all of them may have gone. */
final class Throughput {

  private static final double NANOS = 1e9;

  private final long startNanos = System.nanoTime();

  /** Bytes a second, such as {@code 1.5 MB/s}. */
  String rate(long bytes) {
    return Wording.size((long) (bytes / seconds())) + "/s";
  }

  /** Such as {@code , 5 s left}; nothing while none are done, for then nobody can tell. */
  String left(long done, long planned) {
    if (done == 0 || done >= planned) {
      return "";
    }
    long millis = (long) (1000 * seconds() * (planned - done) / done);
    return ", " + Durations.format(Duration.ofMillis(millis)) + " left";
  }

  private double seconds() {
    return Math.max(1, System.nanoTime() - startNanos) / NANOS;
  }
}
