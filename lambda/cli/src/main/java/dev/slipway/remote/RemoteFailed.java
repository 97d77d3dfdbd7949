package dev.slipway.remote;

import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;

/** What the function was asked for has failed there, with the message that it gives there. */
public final class RemoteFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient FailureFields fields;

  /** What a caller of the command line is told apart. */
  public enum Kind {
    /** The action, or the function. */
    FAILED,
    /** What was asked for, or how the function is configured. */
    WRONG_INPUT,
    /** Another run holds the run lock. */
    LOCKED
  }

  RemoteFailed(String message, Kind kind) {
    this(message, kind, FailureFields.of(message, null));
  }

  RemoteFailed(String message, Kind kind, FailureFields fields) {
    super(message, null);
    this.kind = kind;
    this.fields = fields;
  }

  @Override
  public FailureFields fields() {
    return fields;
  }

  /** Which kind of failure it is. */
  public Kind kind() {
    return kind;
  }
}
