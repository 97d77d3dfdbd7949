package dev.slipway.backfill.run;

import dev.slipway.backfill.state.BackfillState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what a run tells; may do something behind each batch. */
final class Heard implements BackfillListener {

  /** What may be done behind a batch. */
  interface Step {
    void after(BackfillState state) throws Exception;
  }

  final List<String> notices = Collections.synchronizedList(new ArrayList<>());
  final List<Long> sizes = Collections.synchronizedList(new ArrayList<>());
  private volatile String awaited;
  private volatile Action then;
  private volatile Step step = state -> {};

  void afterEachBatch(Step newStep) {
    step = newStep;
  }

  /** Does something once, when a notice begins so. */
  void onNotice(String begin, Action action) {
    awaited = begin;
    then = action;
  }

  /** What may be done once. */
  interface Action {
    void run() throws Exception;
  }

  @Override
  public void notice(String text) {
    notices.add(text);
    String begin = awaited;
    if (begin != null && text.startsWith(begin)) {
      awaited = null;
      try {
        then.run();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void batchDone(BackfillState state, long rows, Duration took) {
    sizes.add(rows);
    try {
      step.after(state);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
