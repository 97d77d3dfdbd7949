package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests when a word is said of what takes long, without waiting for it. */
class HeartbeatTest {

  @Test
  void onceEachHalfMinute() {
    assertThat(due(new Heartbeat(), 100)).containsExactly(30, 60, 90);
  }

  @Test
  void whatBeginsAnewIsGivenItsTime() {
    Heartbeat heartbeat = new Heartbeat();
    due(heartbeat, 95);
    heartbeat.restart();
    assertThat(due(heartbeat, 40)).containsExactly(30);
  }

  @Test
  void aClockThatStoodStillIsNotMadeUpFor() {
    Heartbeat heartbeat = new Heartbeat();
    assertThat(heartbeat.isDue(Duration.ofMinutes(10))).isTrue();
    assertThat(heartbeat.isDue(Duration.ofMinutes(10).plusSeconds(1))).isFalse();
  }

  private static List<Integer> due(Heartbeat heartbeat, int seconds) {
    return IntStream.rangeClosed(1, seconds)
        .filter(second -> heartbeat.isDue(Duration.ofSeconds(second)))
        .boxed()
        .toList();
  }
}
