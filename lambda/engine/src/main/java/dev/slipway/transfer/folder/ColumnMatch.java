package dev.slipway.transfer.folder;

import dev.slipway.transfer.rows.FileColumns;
import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file go into, whatever their order: a column of the same name, or the only
 * one whose name differs in case alone.
 */
final class ColumnMatch {

  private final DataTable table;
  private final FileColumns columns;
  private final List<@Nullable DataColumn> into = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final List<String> computed = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private ColumnMatch(DataTable table, FileColumns columns) {
    this.table = table;
    this.columns = columns;
  }

  static ColumnMatch of(DataTable table, FileColumns columns) {
    ColumnMatch match = new ColumnMatch(table, columns);
    if (columns.isNamed()) {
      match.byName();
    } else {
      match.byPlace();
    }
    return match;
  }

  private void byName() {
    Set<DataColumn> seen = new HashSet<>();
    for (int i = 0; i < columns.width(); i++) {
      DataColumn found = find(columns.names().get(i));
      if (found == null) {
        unknown.add(columns.names().get(i));
      } else if (!seen.add(found)) {
        problems.add("names the column " + found.name() + " twice");
      }
      add(i, found);
    }
  }

  private void byPlace() {
    List<DataColumn> all = table.columns();
    if (all.isEmpty()) {
      return;
    }
    if (all.size() != columns.width()) {
      problems.add(
          "names no columns, and has %d values a row; %s has %d columns"
              .formatted(columns.width(), table.name(), all.size()));
      return;
    }
    for (int i = 0; i < columns.width(); i++) {
      add(i, all.get(i));
    }
  }

  private void add(int place, @Nullable DataColumn column) {
    boolean left = column == null || columns.defaults().contains(place) || !column.isWritable();
    if (column != null && !column.isWritable() && !columns.defaults().contains(place)) {
      computed.add(column.name());
    }
    into.add(left ? null : column);
  }

  private @Nullable DataColumn find(String name) {
    DataColumn exact = table.column(name).orElse(null);
    if (exact != null) {
      return exact;
    }
    List<DataColumn> near =
        table.columns().stream()
            .filter(column -> column.name().equalsIgnoreCase(name))
            .filter(column -> !columns.names().contains(column.name()))
            .toList();
    return near.size() == 1 ? near.get(0) : null;
  }

  /** What each column goes into; null for one that is left out. */
  List<@Nullable DataColumn> into() {
    return java.util.Collections.unmodifiableList(into);
  }

  /** The columns that the table has not. */
  List<String> unknown() {
    return unknown;
  }

  /** Those that the server computes by itself. */
  List<String> computed() {
    return computed;
  }

  /** Why nothing can be made of them. */
  List<String> problems() {
    return problems;
  }
}
