package dev.slipway.storage;

import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** A store could not do what was asked; the message says what, where, and what to do next. */
public final class StorageException extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** An error with a complete message. */
  public StorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
