package dev.slipway.postgres;

import dev.slipway.error.SlipwayException;

/** Something has answered what PostgreSQL never does. */
final class UnexpectedAnswer extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private UnexpectedAnswer(String message) {
    super(message, null);
  }

  /** A failure that says what was answered, such as {@code no row where there is always one}. */
  static SlipwayException of(String what) {
    return new UnexpectedAnswer(
        "The server has answered "
            + what
            + ": it is no PostgreSQL, or something between here and there changes what it says."
            + " What was open is rolled back with its connection; look with status once host, port"
            + " and what stands in between are as they should be.");
  }
}
