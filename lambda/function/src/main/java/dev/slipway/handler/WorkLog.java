package dev.slipway.handler;

import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says each half minute how far long work is; of short work, nothing. */
final class WorkLog implements WorkListener {

  private static final long PAUSE = Duration.ofSeconds(30).toNanos();

  private final LongSupplier nanos;
  private final Consumer<Map<String, Object>> line;
  private Work work = new Work("", "", 0, 0, false);
  private String subject = "";
  private long told;
  private int done;
  private long moved;

  /** {@code nanos} is a clock that only goes on; {@code line} hears the fields of each line. */
  WorkLog(LongSupplier nanos, Consumer<Map<String, Object>> line) {
    this.nanos = nanos;
    this.line = line;
    this.told = nanos.getAsLong();
  }

  @Override
  public synchronized void workBegins(Work begun) {
    work = begun;
    subject = "";
    done = 0;
    moved = 0;
  }

  @Override
  public synchronized void bytesMoved(long bytes) {
    moved += bytes;
    tellWhenDue();
  }

  @Override
  public synchronized void thingDone(String what, long bytes) {
    done++;
    subject = what;
    tellWhenDue();
  }

  private void tellWhenDue() {
    long now = nanos.getAsLong();
    if (now - told >= PAUSE) {
      told = now;
      line.accept(fields());
    }
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("work", work.name());
    fields.put("done", done);
    fields.put("count", work.count());
    fields.put("thing", work.thing());
    if (!subject.isEmpty()) {
      fields.put("last", subject);
    }
    fields.put("bytesMoved", moved);
    if (work.bytes() > 0) {
      fields.put("bytes", work.bytes());
    }
    return fields;
  }
}
