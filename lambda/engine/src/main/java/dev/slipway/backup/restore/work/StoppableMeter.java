package dev.slipway.backup.restore.work;

import java.util.function.LongConsumer;

/** Hears of bytes that flow, and stops the flow when something else has failed. */
public final class StoppableMeter implements LongConsumer {

  private final LongConsumer meter;
  private volatile Runnable check = () -> {};

  /** Hands bytes on to another meter. */
  public StoppableMeter(LongConsumer meter) {
    this.meter = meter;
  }

  /** From now on this is called first; what it throws stops the flow. */
  public void with(Runnable newCheck) {
    check = newCheck;
  }

  @Override
  public void accept(long bytes) {
    check.run();
    meter.accept(bytes);
  }
}
