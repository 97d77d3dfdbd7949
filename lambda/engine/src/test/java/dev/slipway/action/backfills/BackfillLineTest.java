package dev.slipway.action.backfills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.BackfillState.Asked;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.backfill.state.Counters;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which backfills stand still, which an alarm is for. */
class BackfillLineTest {

  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private static BackfillState state(int part, Phase phase, String updated) {
    return state(part, phase, updated, null);
  }

  private static BackfillState state(
      int part, Phase phase, @Nullable String updated, @Nullable Asked asked) {
    return new BackfillState(
        "fill",
        part,
        "run",
        "sum",
        "",
        phase,
        asked,
        null,
        null,
        null,
        10,
        Counters.NONE,
        null,
        null,
        updated,
        updated,
        null);
  }

  private static boolean isStill(BackfillState... states) {
    return new BackfillLine("fill", null, List.of(), List.of(states)).isStill(NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "running, 2026-03-02T11:00:01Z, false",
    "running, 2026-03-02T10:59:59Z, true",
    "paused, 2026-03-01T11:00:01Z, false",
    "paused, 2026-03-01T10:59:59Z, true",
    "failed, 2026-01-01T00:00:00Z, false",
    "done, 2026-01-01T00:00:00Z, false",
    "cancelled, 2026-01-01T00:00:00Z, false",
  })
  void oneAtWorkTellsSoEachHourAndOneThatPausesEachDay(
      String phase, String updated, boolean still) {
    Phase one = Phase.valueOf(phase.toUpperCase(Locale.ROOT));
    assertThat(isStill(state(0, one, updated))).isEqualTo(still);
    String soon = "2026-03-02T11:59:59Z";
    assertThat(isStill(state(1, Phase.RUNNING, soon), state(2, one, updated))).isEqualTo(still);
  }

  @Test
  void whatSomebodyHoldsRests() {
    String longAgo = "2026-01-01T00:00:00Z";
    assertThat(isStill(state(0, Phase.PAUSED, longAgo, Asked.PAUSE))).isFalse();
    assertThat(isStill(state(0, Phase.PAUSED, longAgo, Asked.CANCEL))).isTrue();
    assertThat(isStill(state(0, Phase.RUNNING, null, null))).isFalse();
    assertThat(isStill()).isFalse();
  }
}
