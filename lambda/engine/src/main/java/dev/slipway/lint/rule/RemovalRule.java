package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.StatementWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What goes, or goes by another name, while an earlier build of the application still runs. */
public final class RemovalRule implements Rule {

  private static final String LATER =
      "-- in a later deploy, when no build that uses it runs any more";

  @Override
  public Stream<Danger> look(Linted linted) {
    List<Danger> found = new ArrayList<>();
    StatementWords words = linted.words();
    dropped(linted, words, found);
    if (words.starts("TRUNCATE")) {
      truncated(linted, words, found);
    }
    AlteredTable.existing(linted)
        .ifPresent(table -> table.actions().forEach(action -> altered(table, action, found)));
    return found.stream();
  }

  private static void dropped(Linted linted, StatementWords words, List<Danger> found) {
    int first = words.after(0, "DROP", "TABLE", "IF?", "EXISTS?");
    for (int table : ListedNames.from(words, first)) {
      if (linted.made().hasTable(words, table)) {
        continue;
      }
      found.add(
          Danger.of(
              HazardKind.DROP_TABLE,
              "all rows of " + words.nameAt(table) + " are lost",
              "Only a backup brings them back, and a build that still reads the table fails.",
              LATER));
    }
    boolean owned = words.starts("DROP", "OWNED");
    if (owned || (words.starts("DROP") && words.contains("CASCADE"))) {
      found.add(
          Danger.of(
              HazardKind.DROP_CASCADE,
              "whatever depends on it goes too",
              owned
                  ? "DROP OWNED drops all that a role has in this database, named nowhere."
                  : "CASCADE drops views, keys and functions that nobody has named here.",
              "-- without it, a DROP of each thing that goes"));
    }
  }

  private static void truncated(Linted linted, StatementWords words, List<Danger> found) {
    for (int table : ListedNames.from(words, words.after(0, "TRUNCATE", "TABLE?", "ONLY?"))) {
      if (linted.made().hasTable(words, table)) {
        continue;
      }
      found.add(
          Danger.of(
              HazardKind.TRUNCATE,
              "all rows of " + words.nameAt(table) + " are lost, and reads of it wait",
              "TRUNCATE holds an ACCESS EXCLUSIVE lock until the transaction ends."));
    }
  }

  private static void altered(AlteredTable table, AlteredTable.Action action, List<Danger> found) {
    StatementWords words = action.words();
    int column = words.after(0, "DROP", "COLUMN?", "IF?", "EXISTS?");
    if (column >= 0 && !words.at(1).equals("CONSTRAINT")) {
      found.add(
          Danger.of(
              HazardKind.DROP_COLUMN,
              "the values of " + table.table() + "." + words.nameAt(column) + " are lost",
              "Only a backup brings them back, and a build that still names the column fails.",
              LATER));
    }
    if (RenameRule.isRename(words)) {
      found.add(RenameRule.danger());
    }
  }
}
