package dev.slipway.proof;

import dev.slipway.run.RunListener;

/** Hears the runs on a scratch database: of no interest but what the server has to say. */
record ScratchListener(RunListener outer) implements RunListener {

  @Override
  public boolean recordsSchema() {
    return false;
  }

  @Override
  public void notice(String text) {
    outer.notice(text);
  }
}
