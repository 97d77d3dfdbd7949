package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.lint.rule.AlteredTable.Action;
import dev.slipway.sql.StatementWords;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys whose index is built under the lock of ALTER TABLE. */
public final class KeyRule implements Rule {

  @Override
  public Stream<Danger> look(Linted linted) {
    return AlteredTable.existing(linted).stream()
        .flatMap(
            table -> table.actions().stream().flatMap(action -> danger(table, action).stream()));
  }

  private static Optional<Danger> danger(AlteredTable table, Action action) {
    StatementWords words = action.words();
    int named = words.after(0, "ADD", "CONSTRAINT");
    int at = named < 0 ? words.after(0, "ADD") : named + 1;
    if (at < 0 || words.contains("USING", "INDEX")) {
      return Optional.empty();
    }
    return switch (words.at(at)) {
      case "UNIQUE" -> Optional.of(danger(table, rewrite(table, action, at, named)));
      case "PRIMARY" -> Optional.of(danger(table, rewrite(table, action, at + 1, named)));
      case "EXCLUDE" -> Optional.of(danger(table));
      default -> inColumn(table, words);
    };
  }

  /** Such as {@code ADD COLUMN code text UNIQUE}. */
  private static Optional<Danger> inColumn(AlteredTable table, StatementWords words) {
    int column = words.after(0, "ADD", "COLUMN?", "IF?", "NOT?", "EXISTS?");
    boolean other =
        Stream.of("CONSTRAINT", "FOREIGN", "CHECK", "NOT").anyMatch(words.at(1)::equals);
    boolean keyed = words.contains("UNIQUE") || words.contains("PRIMARY", "KEY");
    if (column < 0 || other || !keyed) {
      return Optional.empty();
    }
    String name = words.nameAt(column);
    return Optional.of(
        danger(
            table,
            "-- add the column without its key, then, in a file of its own:",
            "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s (%s);"
                .formatted(name(table, name + "_key"), table.table(), name),
            table.with(
                "ADD CONSTRAINT %1$s UNIQUE USING INDEX %1$s"
                    .formatted(name(table, name + "_key")))));
  }

  private static Danger danger(AlteredTable table, String... rewrite) {
    return Danger.of(
        HazardKind.BLOCKING_KEY,
        "reads and writes of " + table.table() + " until the index is built",
        "ALTER TABLE holds an ACCESS EXCLUSIVE lock while it builds the index of the key."
            + (rewrite.length == 0 ? " An exclusion constraint has no way around that." : ""),
        rewrite);
  }

  private static String[] rewrite(AlteredTable table, Action action, int before, int named) {
    StatementWords words = action.words();
    boolean primary = words.at(before).equals("KEY");
    String columns = columns(action);
    String name =
        named >= 0
            ? words.nameAt(named)
            : primary ? name(table, "pkey") : name(table, plain(columns) + "_key");
    return new String[] {
      "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s %s;".formatted(name, table.table(), columns),
      table.with(
          "ADD CONSTRAINT %s %s USING INDEX %s"
              .formatted(name, primary ? "PRIMARY KEY" : "UNIQUE", name))
    };
  }

  private static String columns(Action action) {
    String sql = action.sql();
    int open = sql.indexOf('(');
    int close = sql.indexOf(')', Math.max(0, open));
    return open < 0 || close < 0 ? "(...)" : sql.substring(open, close + 1);
  }

  private static String plain(String columns) {
    return columns.replaceAll("[()\\s\"]", "").replace(',', '_');
  }

  private static String name(AlteredTable table, String end) {
    String name = table.plainName() + "_" + end.replace("\"", "");
    return name.equals(name.toLowerCase(Locale.ROOT)) && name.matches("\\w+")
        ? name
        : "\"" + name + "\"";
  }
}
