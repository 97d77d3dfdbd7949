package dev.slipway.postgres.dump;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The time, always in UTC. */
final class ClockCalls {

  private final Memory memory;

  ClockCalls(Memory memory) {
    this.memory = memory;
  }

  void addTo(Imports imports) {
    imports
        .emscripten(
            "emscripten_date_now", ">d", (module, a) -> bits((double) System.currentTimeMillis()))
        .emscripten("emscripten_get_now", ">d", (module, a) -> bits(System.nanoTime() / 1e6))
        .emscripten("_localtime_js", "ji>", this::localTime)
        .emscripten("_tzset_js", "iiii>", this::zone)
        .emscripten("_mktime_js", "i>j", (module, a) -> 0)
        .emscripten("_setitimer_js", "id>i", (module, a) -> 0)
        .wasi("clock_time_get", "iji>i", this::clock);
  }

  private static long bits(double number) {
    return Double.doubleToRawLongBits(number);
  }

  /** Fills a struct tm. */
  private long localTime(Instance module, long[] a) {
    ZonedDateTime time = Instant.ofEpochSecond(a[0]).atZone(ZoneOffset.UTC);
    int[] fields = {
      time.getSecond(),
      time.getMinute(),
      time.getHour(),
      time.getDayOfMonth(),
      time.getMonthValue() - 1,
      time.getYear() - 1900,
      time.getDayOfWeek().getValue() % 7,
      time.getDayOfYear() - 1,
      0,
      0
    };
    for (int i = 0; i < fields.length; i++) {
      memory.writeI32((int) a[1] + 4 * i, fields[i]);
    }
    return 0;
  }

  private long zone(Instance module, long[] a) {
    memory.writeI32((int) a[0], 0);
    memory.writeI32((int) a[1], 0);
    memory.writeCString((int) a[2], "UTC");
    memory.writeCString((int) a[3], "UTC");
    return 0;
  }

  private long clock(Instance module, long[] a) {
    memory.writeLong((int) a[2], System.currentTimeMillis() * 1_000_000L);
    return 0;
  }
}
