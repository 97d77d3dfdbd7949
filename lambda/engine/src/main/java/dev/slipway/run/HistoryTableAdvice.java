package dev.slipway.run;

import dev.slipway.history.HistoryWriter;
import dev.slipway.postgres.SqlFailure;
import java.util.Optional;
import java.util.Set;

/** What to do where a table of our name, made by another hand, does not take our row. */
final class HistoryTableAdvice {

  /** No key on version, one that is deferrable, a generated column, a column that is too short. */
  private static final Set<String> STATES = Set.of("42P10", "55000", "428C9", "22001");

  private HistoryTableAdvice() {}

  /** What to do next; nothing where it was no statement of ours that failed for such a reason. */
  static Optional<String> against(SegmentFailure failed, String again) {
    SqlFailure failure = failed.failure();
    boolean ours = failed.place() == null && failed.statement() == null;
    boolean refused =
        STATES.contains(failure.sqlState())
            || String.valueOf(failure.getMessage()).contains(HistoryWriter.NOT_TAKEN);
    return ours && refused ? Optional.of(advice(again)) : Optional.empty();
  }

  private static String advice(String again) {
    return "the table schema_migrations was made by another hand: give it PRIMARY KEY (version)"
        + " with 50 characters, and take off what generates its columns or keeps rows from being"
        + " written (triggers that return NULL), or keep our history elsewhere with"
        + " --history-schema NAME; and "
        + again;
  }
}
