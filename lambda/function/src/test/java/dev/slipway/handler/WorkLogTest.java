package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.progress.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far long work is, told by a clock of the test. */
class WorkLogTest {

  private final List<Map<String, Object>> lines = new ArrayList<>();
  private long now = Long.MAX_VALUE - 5;
  private final WorkLog log = new WorkLog(() -> now, lines::add);

  private void pass(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  /** A line of a copy of which one table is done. */
  private static Map<String, Object> copied(int count, String last, Map<String, Object> bytes) {
    Map<String, Object> line =
        new HashMap<>(
            Map.of("work", "copy", "done", 1, "count", count, "thing", "table", "last", last));
    line.putAll(bytes);
    return line;
  }

  @Test
  void eachHalfMinuteHasALineAndShortWorkHasNone() {
    log.workBegins(new Work("copy", "table", 3, 900, false));
    pass(29);
    log.bytesMoved(100);
    log.thingDone("public.users", 100);
    assertThat(lines).isEmpty();

    pass(1);
    log.bytesMoved(50);
    log.bytesMoved(50);
    assertThat(lines)
        .containsExactly(copied(3, "public.users", Map.of("bytesMoved", 150L, "bytes", 900L)));

    pass(31);
    log.thingDone("public.orders", 300);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).containsEntry("done", 2).containsEntry("bytesMoved", 200L);
  }

  @Test
  void otherWorkBeginsAnew() {
    log.workBegins(new Work("backup", "file", 9, 900, false));
    log.thingDone("a", 1);
    log.bytesMoved(7);
    log.workBegins(new Work("copy", "table", 2, 0, true));
    pass(30);
    log.thingDone("b", 1);
    assertThat(lines).containsExactly(copied(2, "b", Map.of("bytesMoved", 0L)));
  }
}
