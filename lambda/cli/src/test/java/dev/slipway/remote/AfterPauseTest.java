package dev.slipway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.action.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is asked of a function that has paused. */
class AfterPauseTest {

  private static RemoteReport paused(String name, Object value) {
    return new RemoteReport(Map.of(name, value, "runId", "a"), "", false, Verdict.PAUSED);
  }

  private static AfterPause of(String action, Object... more) {
    Map<String, Object> request = new HashMap<>(Map.of("action", action));
    for (int i = 0; i < more.length; i += 2) {
      request.put((String) more[i], more[i + 1]);
    }
    return new AfterPause(request);
  }

  @Test
  void whatBeginsAnewIsSaidOnce() {
    AfterPause after = of("backfill", "restart", true, "resume", true, "name", "x");
    assertThat(after.request()).containsKeys("restart", "resume");
    assertThat(after.pause(paused("rowsSeen", 1))).isNotNull();
    assertThat(after.request()).isEqualTo(Map.of("action", "backfill", "name", "x"));
  }

  @Test
  void aPauseThatWasWantedIsTheEnd() {
    assertThat(of("backfill").end(paused("limitReached", true))).isEmpty();
    assertThat(of("backfill").end(paused("held", true))).isEmpty();
    assertThat(of("backfill").end(paused("held", false))).isNull();
    assertThat(of("up").end(paused("steps", List.of()))).isNull();
  }

  @Test
  void onlyAWayDownToAVersionGoesOn() {
    assertThat(of("down", "steps", 2).end(paused("to", "3"))).contains("down VERSION");
    assertThat(of("down").end(paused("to", "3"))).contains("down VERSION");
    assertThat(of("down", "target", "1").end(paused("to", "3"))).isNull();
  }

  @Test
  void whatDoesNotMoveEndsAndWhatMovesDoesNot() {
    AfterPause after = of("up");
    for (int i = 0; i < 100; i++) {
      assertThat(after.pause(paused("rowsLeft", i))).isNotNull();
    }
    for (int i = 0; i < 5; i++) {
      assertThat(after.pause(paused("rowsLeft", 99))).isNotNull();
    }
    assertThat(after.pause(paused("rowsLeft", 99))).isNull();
  }
}
