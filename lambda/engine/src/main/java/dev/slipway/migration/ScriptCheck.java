package dev.slipway.migration;

import dev.slipway.error.Problems;
import dev.slipway.sql.InlineRows;
import dev.slipway.sql.Statement;
import dev.slipway.sql.Stretch;
import java.util.Optional;

/** Finds in a script what would reach over its end: transactions and the rows of COPY. */
final class ScriptCheck {

  private ScriptCheck() {}

  /** Adds a problem for each of its statements that reaches over its end. */
  static void check(Script script, Problems problems) {
    Statement begin = script.unclosedBegin();
    if (begin != null) {
      problems.add(
          script.location(begin.place(0)),
          "this BEGIN has no COMMIT in its section; psql would roll it back at the end of the"
              + " file");
    }
    script.statements().forEach(statement -> checkRows(script, statement, problems));
  }

  private static void checkRows(Script script, Statement statement, Problems problems) {
    Optional<Stretch> rows = statement.data();
    boolean swallowsSection =
        rows.filter(r -> r.source().includedBy() == null)
            .map(Stretch::text)
            .filter(text -> !InlineRows.areClosed(text))
            .map(text -> text.lines().anyMatch(line -> Marker.ours(line.strip()).isPresent()))
            .orElse(false);
    if (swallowsSection) {
      problems.add(
          script.location(statement.place(0)),
          "the rows of this COPY reach over a section line; end them with a line \\.");
    }
  }
}
