package dev.slipway.error;

/** Wrong usage or configuration: nothing was done, the database was not touched. */
public final class InvalidInput extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** An error about what the caller wrote; the message says how to write it. */
  public InvalidInput(String message) {
    super(message, null);
  }

  @Override
  public FailureFields fields() {
    return FailureFields.of(String.valueOf(getMessage()), "unchanged");
  }
}
