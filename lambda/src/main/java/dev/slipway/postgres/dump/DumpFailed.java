package dev.slipway.postgres.dump;

import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** The definitions could not be dumped. */
public final class DumpFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** An error with a complete message. */
  public DumpFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
