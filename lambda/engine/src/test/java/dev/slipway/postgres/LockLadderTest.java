package dev.slipway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ladder asks for, counted; no clock is looked at. */
class LockLadderTest {

  private static final int DEFAULT_TRIES = 10;
  private static final double TENTH_OF_A_MINUTE = 6.0;

  /** The most that ten tries of five seconds and the pauses between them took until now. */
  private static final Duration PATIENCE_BEFORE = Duration.ofMillis(76_200);

  /** One try: when it begins, in seconds, how long it waits, and the pause behind it. */
  private record Try(double begin, double waits, double pause) {
    double end() {
      return begin + waits;
    }
  }

  @Test
  void waitsGrowFromShortOnesToTheTimeout() {
    assertThat(climb(Duration.ofSeconds(2), DEFAULT_TRIES, 0).stream().map(Try::waits))
        .containsExactly(0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 2.0, 2.0, 2.0, 2.0);
  }

  @ParameterizedTest
  @CsvSource({"1, 2.0", "2, 0.05 2.0", "3, 0.05 0.1 2.0"})
  void theLastTryHasTheWholeTimeout(int tries, String waits) {
    String seen =
        climb(Duration.ofSeconds(2), tries, 0).stream()
            .map(one -> String.valueOf(one.waits()))
            .reduce((a, b) -> a + " " + b)
            .orElseThrow();
    assertThat(seen).isEqualTo(waits);
  }

  @Test
  void noTimeoutIsNoTimeoutAtOnce() {
    assertThat(new LockLadder(Duration.ZERO, DEFAULT_TRIES, () -> 0).nextWait()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void eachPauseIsTenTimesTheWaitBeforeItAndNotMuchLonger(double jitter) {
    for (Try one : climb(Duration.ofSeconds(2), DEFAULT_TRIES, jitter)) {
      assertThat(one.pause()).isBetween(one.waits() * 10, one.waits() * 10 * 1.1 + 20);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 50, 500, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000})
  void inNoMinuteDoTheWaitsTakeMoreThanATenth(int timeoutMillis) {
    List<Try> tries = climb(Duration.ofMillis(timeoutMillis), 60, 0);
    for (Try first : tries) {
      assertThat(lost(tries, first.begin()))
          .as("in the minute from " + first.begin())
          .isLessThanOrEqualTo(TENTH_OF_A_MINUTE + 1e-9);
      assertThat(lost(tries, first.end() - 60)).isLessThanOrEqualTo(TENTH_OF_A_MINUTE + 1e-9);
    }
  }

  /** What a try held while it worked counts too, as far as a minute has room for it. */
  @Test
  void aTryThatTookLongerThanItsWaitIsFollowedByALongerPause() {
    LockLadder ladder = new LockLadder(Duration.ofSeconds(2), DEFAULT_TRIES, () -> 0);
    assertThat(ladder.pause(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(30));
    LockLadder long_ = new LockLadder(Duration.ofSeconds(2), DEFAULT_TRIES, () -> 0);
    assertThat(long_.pause(Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000, 2_000, 5_000, 30_000})
  void patienceIsNotLessThanItWas(int timeoutMillis) {
    List<Try> tries = climb(Duration.ofMillis(timeoutMillis), DEFAULT_TRIES, 0);
    Duration before = PATIENCE_BEFORE.minus(Duration.ofSeconds(50)).plusMillis(10L * timeoutMillis);
    double seconds = tries.get(tries.size() - 1).end();
    assertThat(seconds).isGreaterThanOrEqualTo(before.toMillis() / 1000.0);
  }

  @Test
  void whatTheDefaultWaitsForIsMoreThanItWas() {
    List<Try> tries = climb(Duration.ofSeconds(2), DEFAULT_TRIES, 0);
    assertThat(tries.get(tries.size() - 1).end()).isGreaterThan(PATIENCE_BEFORE.toMillis() / 1e3);
  }

  private static List<Try> climb(Duration timeout, int count, double jitter) {
    LockLadder ladder = new LockLadder(timeout, count, () -> jitter);
    List<Try> tries = new ArrayList<>();
    double now = 0;
    for (int i = 0; i < count; i++) {
      double wait = seconds(ladder.nextWait());
      double pause = seconds(ladder.pause(Duration.ZERO));
      tries.add(new Try(now, wait, pause));
      now += wait + pause;
    }
    return tries;
  }

  private static double lost(List<Try> tries, double from) {
    return tries.stream()
        .mapToDouble(one -> Math.min(one.end(), from + 60) - Math.max(one.begin(), from))
        .filter(seconds -> seconds > 0)
        .sum();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
