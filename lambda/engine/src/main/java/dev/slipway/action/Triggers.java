package dev.slipway.action;

import dev.slipway.transfer.load.TriggerUse;

/** Whether triggers fire, as it is typed. */
public enum Triggers {
  ON(TriggerUse.FIRE),
  OFF(TriggerUse.REST);

  private final TriggerUse use;

  Triggers(TriggerUse use) {
    this.use = use;
  }

  /** What is done about them. */
  public TriggerUse use() {
    return use;
  }
}
