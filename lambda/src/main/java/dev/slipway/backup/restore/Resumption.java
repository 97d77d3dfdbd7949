package dev.slipway.backup.restore;

import dev.slipway.backup.restore.Target.Unfinished;

/** Whether a restore goes on with what an earlier call has begun. */
final class Resumption {

  private Resumption() {}

  /** True when it is the same backup, and asked for in the same way. */
  static boolean goesOn(RestoreTerms terms, String manifestHash, Target target) {
    Unfinished unfinished = target.unfinished();
    return unfinished != null
        && unfinished.manifest().equals(manifestHash)
        && (unfinished.clean() || !terms.clean());
  }
}
