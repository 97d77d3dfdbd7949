package dev.slipway.backup.restore.unit;

import java.io.IOException;

/** A file of the backup could not be read to its end, or was not what its manifest says. */
public final class UnreadablePart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A file, and what came of reading it. */
  public UnreadablePart(String message, IOException cause) {
    super(message, cause);
  }
}
