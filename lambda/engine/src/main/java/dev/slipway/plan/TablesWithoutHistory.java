package dev.slipway.plan;

import dev.slipway.config.Consent;
import dev.slipway.history.HistoryElsewhere;
import dev.slipway.history.OtherTables;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables in a database that has no history of ours: nobody knows which of the files are in it
 * already, so what would run may have run before.
 */
final class TablesWithoutHistory {

  private final OtherTables tables;

  TablesWithoutHistory(OtherTables tables) {
    this.tables = tables;
  }

  /** What is there, and the ways on, in sentences. */
  String text() {
    List<String> sentences = new ArrayList<>();
    sentences.add("holds " + held() + " and no history of ours here");
    if (!tables.tools().isEmpty()) {
      sentences.add(
          "Other tools have worked here: "
              + String.join(", ", tables.tools())
              + ". Take over what they have done with adopt"
              + elsewhere());
    }
    sentences.addAll(HistoryElsewhere.sentences(tables));
    sentences.add(
        "Running all files could do again what is done. Mark what is there already with baseline"
            + " VERSION; or, where the files are meant for the database as it is, say so with "
            + Consent.EXISTING.words());
    return String.join(". ", sentences) + ".";
  }

  private String elsewhere() {
    boolean taken = tables.tools().stream().anyMatch(tool -> tool.startsWith("schema_migrations "));
    return taken ? ", with --history-schema slipway (HISTORY_SCHEMA) where the name is taken" : "";
  }

  private String held() {
    int more = tables.count() - tables.names().size();
    return tables.count()
        + (tables.count() == 1 ? " table of " : " tables of ")
        + String.join(", ", tables.owners())
        + " ("
        + String.join(", ", tables.names())
        + (more > 0 ? " and " + more + " more" : "")
        + ")";
  }
}
