package dev.slipway.backfill.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests how batches grow and shrink. */
class PaceTest {

  private static final PaceTerms SECOND = PaceTerms.USUAL;
  private static final Strain LAG = new Strain(Strain.Kind.REPLICA_LAG, "lag");
  private static final Strain WAIT = new Strain(Strain.Kind.SESSIONS_WAIT, "wait");

  @Test
  void growsTwofoldAtMostAndShrinksAtOnce() {
    Pace first = Pace.first(SECOND, 1000);
    assertThat(first.after(1000, Duration.ofMillis(10), List.of()).size()).isEqualTo(2000);
    assertThat(first.after(1000, Duration.ofMillis(800), List.of()).size()).isEqualTo(1250);
    assertThat(first.after(1000, Duration.ofSeconds(20), List.of()).size()).isEqualTo(50);
    assertThat(first.after(1000, Duration.ofHours(1), List.of()).size()).isEqualTo(1);
  }

  @Test
  void aBatchThatIsNotFullSaysNothingOfMoreRows() {
    Pace first = Pace.first(SECOND, 1000);
    assertThat(first.after(3, Duration.ofMillis(1), List.of()).size()).isEqualTo(1000);
    assertThat(first.after(3, Duration.ofSeconds(10), List.of()).size()).isEqualTo(100);
  }

  @Test
  void staysWithinBounds() {
    Pace pace = Pace.first(SECOND, 1000);
    for (int i = 0; i < 100; i++) {
      pace = pace.after(pace.size(), Duration.ofNanos(1), List.of());
    }
    assertThat(pace.size()).isEqualTo(200_000);
    for (int i = 0; i < 100; i++) {
      pace = pace.afterConflict();
    }
    assertThat(pace.size()).isEqualTo(1);
  }

  @Test
  void givesWayTheLongerTheMoreAndRecovers() {
    Pace pace = Pace.first(SECOND, 1000);
    pace = pace.after(1000, Duration.ofSeconds(1), List.of(WAIT));
    assertThat(pace.size()).isEqualTo(500);
    assertThat(pace.pause()).isEqualTo(Duration.ofMillis(200));
    for (int i = 0; i < 20; i++) {
      pace = pace.after(pace.size(), Duration.ofSeconds(1), List.of(WAIT));
    }
    assertThat(pace.pause()).isEqualTo(Duration.ofSeconds(2));
    pace = pace.after(pace.size(), Duration.ofSeconds(1), List.of(WAIT, LAG));
    assertThat(pace.pause()).isEqualTo(Duration.ofSeconds(10));
    assertThat(pace.size()).isEqualTo(1);
    pace = pace.after(1, Duration.ofMillis(5), List.of());
    assertThat(pace.pause()).isZero();
    assertThat(pace.size()).isEqualTo(2);
  }

  @Test
  void growsByLittleOnceOthersHaveSuffered() {
    Pace pace = Pace.first(SECOND, 8000).after(8000, Duration.ofMillis(100), List.of(WAIT));
    assertThat(pace.size()).isEqualTo(4000);
    pace = pace.after(4000, Duration.ofMillis(50), List.of());
    assertThat(pace.size()).isEqualTo(4200);
    pace = pace.after(4200, Duration.ofSeconds(2), List.of());
    assertThat(pace.size()).isEqualTo(2100);
    pace = pace.after(2100, Duration.ofMillis(990), List.of());
    assertThat(pace.size()).isEqualTo(2121);
  }

  /** A replica that lagged for long has made it small; that says nothing of what it bears. */
  @Test
  void isSoonHalfOfWhatItWasWhenOthersBeganToSuffer() {
    Pace pace = Pace.first(SECOND, 8000);
    for (int i = 0; i < 10; i++) {
      pace = pace.after(pace.size(), Duration.ofMillis(5), List.of(LAG));
    }
    assertThat(pace.size()).isEqualTo(7);
    for (int i = 0; i < 10; i++) {
      pace = pace.after(pace.size(), Duration.ofMillis(5), List.of());
    }
    assertThat(pace.size()).isEqualTo(4000);
    assertThat(pace.after(4000, Duration.ofMillis(5), List.of()).size()).isEqualTo(4200);
  }

  @Test
  void aFixedSizeStaysAndSleepsAreKept() {
    Pace pace = Pace.first(new PaceTerms(70, PaceTerms.TARGET, Duration.ofMillis(300)), 1000);
    pace = pace.after(70, Duration.ofHours(1), List.of()).afterConflict();
    assertThat(pace.size()).isEqualTo(70);
    assertThat(pace.pause()).isEqualTo(Duration.ofMillis(300));
    assertThat(pace.after(70, Duration.ofSeconds(1), List.of(WAIT)).pause())
        .isEqualTo(Duration.ofMillis(500));
  }
}
