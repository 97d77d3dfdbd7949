package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.StatementWords;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** New columns that rows which are there have no value for. */
public final class RequiredColumnRule implements Rule {

  private static final Set<String> NO_COLUMN =
      Set.of("CONSTRAINT", "CHECK", "FOREIGN", "UNIQUE", "PRIMARY", "EXCLUDE", "NOT");

  @Override
  public Stream<Danger> look(Linted linted) {
    return AlteredTable.existing(linted).stream()
        .flatMap(
            table ->
                table.actions().stream().flatMap(action -> danger(table, action.words()).stream()));
  }

  private static Optional<Danger> danger(AlteredTable table, StatementWords words) {
    int column = words.after(0, "ADD", "COLUMN?", "IF?", "NOT?", "EXISTS?");
    boolean required =
        words.indexOf("NOT", "NULL") > column || words.indexOf("PRIMARY", "KEY") > column;
    boolean filled =
        words.contains("DEFAULT")
            || words.contains("GENERATED")
            || RewriteRule.isSerial(words.at(column + 1));
    if (column < 0 || NO_COLUMN.contains(words.at(1)) || !required || filled) {
      return Optional.empty();
    }
    String name = words.nameAt(column);
    return Optional.of(
        Danger.of(
            HazardKind.FAILS_ON_ROWS,
            "nothing; it fails as soon as " + table.table() + " has a row",
            "Rows that are there have no value for " + name + ", and NULL is refused.",
            "-- with a DEFAULT; or without NOT NULL, which comes when all rows have a value"));
  }
}
