package dev.slipway.run;

import dev.slipway.error.SlipwayException;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement of a segment failed; knows where it stands in the file. */
final class SegmentFailure extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final transient SqlFailure failure;
  private final transient @Nullable FailurePlace place;
  private final transient @Nullable Statement statement;
  private final int tries;

  SegmentFailure(SqlFailure failure, Optional<FailurePlace> place) {
    this(failure, place.orElse(null), null, 1);
  }

  /** The same of a statement that is known. */
  static SegmentFailure of(
      SqlFailure failure, Optional<FailurePlace> place, @Nullable Statement statement) {
    return new SegmentFailure(failure, place.orElse(null), statement, 1);
  }

  private SegmentFailure(
      SqlFailure failure, @Nullable FailurePlace place, @Nullable Statement statement, int tries) {
    super(String.valueOf(failure.getMessage()), failure);
    this.failure = failure;
    this.place = place;
    this.statement = statement;
    this.tries = tries;
  }

  SegmentFailure after(int attempts) {
    SegmentFailure counted = new SegmentFailure(failure, place, statement, attempts);
    for (Throwable suppressed : getSuppressed()) {
      counted.addSuppressed(suppressed);
    }
    return counted;
  }

  /** This, unless it says what nobody may read; null then. */
  @Nullable SegmentFailure withoutSecrets() {
    return place == null || place.secrets().isEmpty() ? this : null;
  }

  SqlFailure failure() {
    return failure;
  }

  /** Where it stands in a file; null when it was a statement of ours. */
  @Nullable FailurePlace place() {
    return place;
  }

  /** The statement of a script that failed; null when it is not known, or one of ours. */
  @Nullable Statement statement() {
    return statement;
  }

  int tries() {
    return tries;
  }
}
