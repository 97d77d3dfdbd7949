package dev.slipway.transfer.export;

import dev.slipway.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** No export came about; the database is as it was. */
public final class ExportFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** A failure whose message is complete by itself. */
  public ExportFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
