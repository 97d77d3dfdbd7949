package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.lint.rule.AlteredTable.Action;
import dev.slipway.sql.StatementWords;
import java.util.Optional;
import java.util.stream.Stream;

/** Constraints that all rows are held against while others wait. */
public final class ConstraintRule implements Rule {

  @Override
  public Stream<Danger> look(Linted linted) {
    return AlteredTable.existing(linted).stream()
        .flatMap(
            table ->
                table.actions().stream().flatMap(action -> danger(linted, table, action).stream()));
  }

  private static Optional<Danger> danger(Linted linted, AlteredTable table, Action action) {
    StatementWords words = action.words();
    if (words.starts("VALIDATE", "CONSTRAINT")) {
      return together(linted, table, words);
    }
    int named = words.after(0, "ADD", "CONSTRAINT");
    int at = named < 0 ? words.after(0, "ADD") : named + 1;
    if (at < 0 || words.contains("NOT", "VALID")) {
      return Optional.empty();
    }
    return switch (words.at(at)) {
      case "FOREIGN" -> Optional.of(foreignKey(table, action, named));
      case "CHECK" -> Optional.of(check(table, action, named));
      default -> inColumn(table, words);
    };
  }

  private static Danger foreignKey(AlteredTable table, Action action, int named) {
    int other = action.words().indexOf("REFERENCES") + 1;
    return Danger.of(
        HazardKind.VALIDATING_CONSTRAINT,
        "writes to "
            + table.table()
            + " and "
            + action.words().nameAt(other)
            + " while all rows are held against it",
        "ADD FOREIGN KEY holds a SHARE ROW EXCLUSIVE lock on both tables until every row is"
            + " looked up.",
        rewrite(table, action, named));
  }

  private static Danger check(AlteredTable table, Action action, int named) {
    return Danger.of(
        HazardKind.VALIDATING_CONSTRAINT,
        "reads and writes of " + table.table() + " while all rows are held against it",
        "ADD CHECK holds an ACCESS EXCLUSIVE lock until every row is looked at.",
        rewrite(table, action, named));
  }

  private static String[] rewrite(AlteredTable table, Action action, int named) {
    String name = named < 0 ? null : action.words().nameAt(named);
    return new String[] {
      table.with(action.sql() + " NOT VALID"),
      "-- then, in a file of its own:",
      table.with("VALIDATE CONSTRAINT " + (name == null ? "NAME" : name))
    };
  }

  /** A foreign key of a new column is looked at only where the column has values. */
  private static Optional<Danger> inColumn(AlteredTable table, StatementWords words) {
    int column = words.after(0, "ADD", "COLUMN?", "IF?", "NOT?", "EXISTS?");
    boolean filled = words.contains("REFERENCES") && words.contains("DEFAULT");
    if (column < 0 || words.at(1).equals("CONSTRAINT") || !(filled || words.contains("CHECK"))) {
      return Optional.empty();
    }
    return Optional.of(
        Danger.of(
            HazardKind.VALIDATING_CONSTRAINT,
            "reads and writes of " + table.table() + " while all rows are held against it",
            "A constraint that comes with its column is held against all rows under an ACCESS"
                + " EXCLUSIVE lock.",
            "-- add the column without it; then add it NOT VALID, and VALIDATE it in a file of its"
                + " own"));
  }

  /** The lock of ADD lasts until the transaction ends. */
  private static Optional<Danger> together(
      Linted linted, AlteredTable table, StatementWords words) {
    String name = words.lastNameAt(2);
    boolean added =
        linted.before().stream()
            .anyMatch(
                earlier ->
                    earlier.starts("ALTER", "TABLE")
                        && earlier.mentions("ADD", "CONSTRAINT")
                        && earlier
                            .lastNameAt(earlier.indexOf("ADD", "CONSTRAINT") + 2)
                            .equals(name));
    return !added || linted.outside()
        ? Optional.empty()
        : Optional.of(
            Danger.of(
                HazardKind.VALIDATION_TOGETHER,
                "writes to " + table.table() + " while all rows are held against it",
                "The lock of ADD CONSTRAINT is held until the transaction ends, and VALIDATE is in"
                    + " the same one.",
                "-- in a file of its own, or behind a COMMIT:",
                linted.statement().sql() + ";"));
  }
}
