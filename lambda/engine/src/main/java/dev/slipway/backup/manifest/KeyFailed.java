package dev.slipway.backup.manifest;

import dev.slipway.error.SlipwayException;

/** The key that signs manifests cannot be used; what it was for is not told. */
public final class KeyFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final String advice;

  /**
   * A failure.
   *
   * @param what what failed and why, without a full stop
   * @param advice what mends it, without a full stop
   */
  public KeyFailed(String what, String advice, Throwable cause) {
    super(what + ". Nothing was changed. Next: " + advice + ".", cause);
    this.what = what;
    this.advice = advice;
  }

  /** What failed and why, without a full stop. */
  public String what() {
    return what;
  }

  /** What mends it, without a full stop. */
  public String advice() {
    return advice;
  }
}
