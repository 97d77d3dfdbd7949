package dev.slipway.history;

import dev.slipway.error.InvalidInput;
import java.util.List;

/** Histories of ours in other schemas than the one that a run names. */
public final class HistoryElsewhere {

  private HistoryElsewhere() {}

  /** Where they are, and how to name each; a sentence each, without its full stop. */
  public static List<String> sentences(OtherTables tables) {
    return tables.histories().stream().map(HistoryElsewhere::sentence).toList();
  }

  private static String sentence(String schema) {
    return "A history of ours is in schema "
        + schema
        + ": if it is meant, add --history-schema "
        + schema
        + " (HISTORY_SCHEMA)";
  }

  /**
   * Throws {@link InvalidInput} where {@code schema} holds no history and another does: there is
   * nothing to take back or to mend in one that is not there.
   */
  public static void refuse(DatabaseFacts facts, String schema) {
    List<String> elsewhere = sentences(facts.others());
    if (facts.historyColumns().isEmpty() && !elsewhere.isEmpty()) {
      throw new InvalidInput(
          "There is no history of ours in schema "
              + schema
              + ". "
              + String.join(". ", elsewhere)
              + ". Nothing was done.");
    }
  }
}
