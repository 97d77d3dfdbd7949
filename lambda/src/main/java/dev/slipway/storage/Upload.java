package dev.slipway.storage;

import java.io.OutputStream;

/** Writes one object. Closed before it is complete, it is as if it had never begun. */
public abstract class Upload extends OutputStream {

  /** Makes the object exist, whole; nothing can be written after that. */
  public abstract void complete();
}
