package dev.slipway.postgres.dump;

import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** There is no dump of the schema; the database is as it was. */
public final class DumpFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  DumpFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
