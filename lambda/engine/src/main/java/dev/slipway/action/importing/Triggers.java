package dev.slipway.action.importing;

import dev.slipway.transfer.load.TriggerUse;

/** Whether triggers fire, as it is typed. */
enum Triggers {
  ON(TriggerUse.FIRE),
  OFF(TriggerUse.REST);

  private final TriggerUse use;

  Triggers(TriggerUse use) {
    this.use = use;
  }

  TriggerUse use() {
    return use;
  }
}
