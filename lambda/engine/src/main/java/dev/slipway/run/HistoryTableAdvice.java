package dev.slipway.run;

import dev.slipway.history.WriteCheck;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.remedy.Circumstances;
import java.util.Optional;
import java.util.Set;

/** What to do where our row cannot be written: by the table, or by the file's transaction. */
final class HistoryTableAdvice {

  /** No key on version, one that is deferrable, a generated column, a column that is too short. */
  private static final Set<String> STATES = Set.of("42P10", "55000", "428C9", "22001");

  private static final String READ_ONLY = "25006";

  private HistoryTableAdvice() {}

  /** What to do next; nothing where it was no statement of ours that failed for such a reason. */
  static Optional<String> against(SegmentFailure failed, Circumstances circumstances) {
    SqlFailure failure = failed.failure();
    boolean ours = failed.place() == null && failed.statement() == null;
    if (ours && failure.sqlState().equals(READ_ONLY)) {
      return Optional.of(readOnly(circumstances));
    }
    boolean refused =
        STATES.contains(failure.sqlState())
            || String.valueOf(failure.getMessage()).contains(WriteCheck.NOT_TAKEN);
    return ours && refused ? Optional.of(advice(circumstances.again())) : Optional.empty();
  }

  private static String readOnly(Circumstances circumstances) {
    return "take out of "
        + circumstances.script()
        + " what makes its transaction read only, or write BEGIN READ ONLY; and COMMIT; around"
        + " what is to be so; where nothing does, connect to the primary (the writer endpoint);"
        + " and "
        + circumstances.again();
  }

  private static String advice(String again) {
    return "the table schema_migrations was made by another hand: give it PRIMARY KEY (version)"
        + " with 50 characters, and take off what generates its columns or keeps rows from being"
        + " written (triggers that return NULL), or keep our history elsewhere with"
        + " --history-schema NAME; and "
        + again;
  }
}
