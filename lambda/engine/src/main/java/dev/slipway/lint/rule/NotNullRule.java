package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.StatementWords;
import java.util.stream.Stream;

/**
 * SET NOT NULL of a column that no valid CHECK vouches for (PostgreSQL manual, ALTER TABLE, "SET
 * NOT NULL").
 */
public final class NotNullRule implements Rule {

  @Override
  public Stream<Danger> look(Linted linted) {
    return AlteredTable.existing(linted).stream()
        .flatMap(
            table ->
                table.actions().stream()
                    .map(AlteredTable.Action::words)
                    .filter(words -> words.contains("SET", "NOT", "NULL"))
                    .filter(
                        words ->
                            !linted.made().known().isVouchedFor(table.plainName(), column(words)))
                    .map(words -> danger(table, column(words))));
  }

  private static String column(StatementWords words) {
    return words.nameAt(words.after(0, "ALTER", "COLUMN?"));
  }

  private static Danger danger(AlteredTable table, String column) {
    String name = (table.plainName() + "_" + column + "_not_null").replace("\"", "");
    return Danger.of(
        HazardKind.SET_NOT_NULL,
        "reads and writes of " + table.table() + " while all rows are looked at",
        "SET NOT NULL holds an ACCESS EXCLUSIVE lock during its scan, unless a valid CHECK says"
            + " the same already.",
        table.with("ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID".formatted(name, column)),
        "-- then, in a file of its own:",
        table.with("VALIDATE CONSTRAINT " + name),
        table.with("ALTER COLUMN " + column + " SET NOT NULL"),
        table.with("DROP CONSTRAINT " + name));
  }
}
