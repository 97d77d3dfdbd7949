package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.StatementWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What waits or is switched off besides tables that are altered. */
public final class OtherLocksRule implements Rule {

  @Override
  public Stream<Danger> look(Linted linted) {
    StatementWords words = linted.words();
    List<Danger> found = new ArrayList<>();
    refreshed(linted, words, found);
    int locked = words.after(0, "LOCK", "TABLE?", "ONLY?");
    if (locked >= 0 && !linted.made().hasTable(words, locked)) {
      found.add(
          Danger.of(
              HazardKind.LOCK_TABLE,
              "others of " + words.nameAt(locked) + " until the transaction ends",
              "A lock by hand is held until the end, whether it is needed that long or not."));
    }
    if (words.starts("SET") && words.contains("SESSION_REPLICATION_ROLE")) {
      found.add(
          Danger.of(
              HazardKind.TRIGGERS_OFF,
              "nothing, but triggers and foreign keys of every table rest",
              "Under session_replication_role = replica, rows that break foreign keys stay."));
    }
    AlteredTable.existing(linted).ifPresent(table -> altered(linted, table, found));
    return found.stream();
  }

  private static void refreshed(Linted linted, StatementWords words, List<Danger> found) {
    int view = words.after(0, "REFRESH", "MATERIALIZED", "VIEW");
    boolean safe = words.contains("CONCURRENTLY") || words.contains("NO", "DATA");
    if (view >= 0 && !safe && !linted.made().hasTable(words, view)) {
      found.add(
          Danger.of(
              HazardKind.REFRESH_BLOCKS,
              "reads of " + words.nameAt(view) + " until it is refreshed",
              "REFRESH holds an ACCESS EXCLUSIVE lock while its query runs.",
              linted.with("VIEW", "CONCURRENTLY"),
              "-- which needs a unique index on plain columns of it"));
    }
  }

  private static void altered(Linted linted, AlteredTable table, List<Danger> found) {
    for (AlteredTable.Action action : table.actions()) {
      StatementWords words = action.words();
      if (words.starts("DISABLE", "TRIGGER")) {
        found.add(
            Danger.of(
                HazardKind.TRIGGERS_OFF,
                "writes to " + table.table() + " meanwhile",
                "Triggers of foreign keys rest too where it says ALL, and rows that break them"
                    + " stay."));
      }
      int partition = words.after(0, "ATTACH", "PARTITION");
      if (partition >= 0) {
        attached(linted, table, words, found);
      }
    }
  }

  private static void attached(
      Linted linted, AlteredTable table, StatementWords words, List<Danger> found) {
    KnownBounds bounds = linted.made().known().bounds();
    if (!linted.made().hasTable(words, 2) && !bounds.imply(words.lastNameAt(2), words)) {
      found.add(
          attached(
              words.nameAt(2),
              "every row, unless a valid CHECK says that it belongs there.",
              "add a CHECK of the partition's bounds (column IS NOT NULL AND ...)"));
    } else if (!words.at(words.size() - 1).equals("DEFAULT")) {
      bounds
          .ofDefault(table.plainName())
          .map(
              name ->
                  attached(
                      name,
                      "every row of the default partition, unless a valid CHECK says that none"
                          + " belongs into the new one.",
                      "add a CHECK to " + name + " that no row is within the bounds"))
          .ifPresent(found::add);
    }
  }

  private static Danger attached(String table, String rows, String check) {
    return Danger.of(
        HazardKind.ATTACH_PARTITION,
        "reads and writes of " + table + " while its rows are looked at",
        "ATTACH PARTITION looks at " + rows,
        "-- before, " + check + " NOT VALID and VALIDATE it");
  }
}
