package dev.slipway.sql;

import dev.slipway.error.SlipwayException;

/** The text cannot be cut into statements; {@link #offset()} is where the trouble began. */
public final class SqlSyntaxException extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final int offset;

  SqlSyntaxException(int offset, String message) {
    super(message, null);
    this.offset = offset;
  }

  /** Offset in UTF-16 units of the character where the unfinished piece began. */
  public int offset() {
    return offset;
  }
}
