package dev.slipway.backup.restore;

import java.io.IOException;

/** A file of the backup could not be read to its end, or was not what its manifest says. */
final class UnreadablePart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadablePart(String message, IOException cause) {
    super(message, cause);
  }
}
