package dev.slipway.run;

import dev.slipway.error.SlipwayException;
import dev.slipway.postgres.SqlFailure;
import java.util.Optional;

/** A statement of a segment failed; knows where it stands in the file. */
final class SegmentFailure extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final transient SqlFailure failure;
  private final String location;
  private final int tries;

  SegmentFailure(SqlFailure failure, Optional<String> location) {
    this(failure, location.orElse(""), 1);
  }

  private SegmentFailure(SqlFailure failure, String location, int tries) {
    super(String.valueOf(failure.getMessage()), failure);
    this.failure = failure;
    this.location = location;
    this.tries = tries;
  }

  SegmentFailure after(int attempts) {
    SegmentFailure counted = new SegmentFailure(failure, location, attempts);
    for (Throwable suppressed : getSuppressed()) {
      counted.addSuppressed(suppressed);
    }
    return counted;
  }

  SqlFailure failure() {
    return failure;
  }

  /** File, line and column; empty when it was a statement of ours. */
  String location() {
    return location;
  }

  int tries() {
    return tries;
  }
}
