package dev.slipway.backfill.run;

import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Place;
import dev.slipway.sql.TextPosition;
import org.jspecify.annotations.Nullable;

/** A backfill broke off; the message says where, what is done, and what to do. */
public final class BackfillFailed extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private final transient BackfillResult result;
  private final transient FailureFields fields;

  private BackfillFailed(
      String message, FailureFields fields, BackfillResult result, @Nullable Throwable cause) {
    super(message, cause);
    this.fields = fields;
    this.result = result;
  }

  /** The server refused something. */
  static BackfillFailed of(
      String message, SqlFailure cause, BackfillResult result, @Nullable Place place) {
    FailureFields fields =
        FailureFields.of(message, stateOf(result)).withSqlState(cause.sqlState());
    return new BackfillFailed(message, place == null ? fields : in(fields, place), result, cause);
  }

  /** We have found what is wrong ourselves. */
  static BackfillFailed of(String message, BackfillResult result) {
    return new BackfillFailed(message, FailureFields.of(message, stateOf(result)), result, null);
  }

  private static FailureFields in(FailureFields fields, Place place) {
    TextPosition at = TextPosition.of(place.source().text(), place.offset());
    return fields.withPlace(place.source().name(), at.line(), at.column(), null);
  }

  private static String stateOf(BackfillResult result) {
    return result.state().counters().batches() == 0 ? "rolled_back" : "partial";
  }

  @Override
  public FailureFields fields() {
    return fields;
  }

  /** How far it had come. */
  public BackfillResult result() {
    return result;
  }
}
