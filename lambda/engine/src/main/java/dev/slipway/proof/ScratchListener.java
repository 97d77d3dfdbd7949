package dev.slipway.proof;

import dev.slipway.run.RunListener;

/** Hears the runs on a scratch database, of which each step is one of several: nothing is told. */
enum ScratchListener implements RunListener {
  SILENT;

  @Override
  public boolean recordsSchema() {
    return false;
  }
}
