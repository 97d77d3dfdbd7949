package dev.slipway.backup.restore.target;

import dev.slipway.backup.restore.target.RestoreTarget.Unfinished;
import dev.slipway.backup.restore.terms.RestoreTerms;

/** Whether a restore goes on with what an earlier call has begun. */
public final class Resumption {

  private Resumption() {}

  /** True when it is the same backup, and asked for in the same way. */
  public static boolean goesOn(RestoreTerms terms, String manifestHash, RestoreTarget target) {
    Unfinished unfinished = target.unfinished();
    return unfinished != null
        && unfinished.manifest().equals(manifestHash)
        && (unfinished.clean() || !terms.clean());
  }
}
