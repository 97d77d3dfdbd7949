package dev.slipway.transfer.folder;

import dev.slipway.error.Listed;
import dev.slipway.error.Problem;
import dev.slipway.transfer.folder.ScannedFolder.Entry;
import dev.slipway.transfer.load.IncomingRows;
import dev.slipway.transfer.load.TableLoad;
import dev.slipway.transfer.manifest.ExportedTable;
import dev.slipway.transfer.manifest.RowFormat;
import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The files of one table. */
final class TableParts {

  private final DataTable table;
  private final boolean ignoresColumns;
  private final List<IncomingRows> parts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private List<DataColumn> columns = List.of();
  private String first = "";
  private boolean firstNamed;
  private long rows;
  private long bytes;

  TableParts(DataTable table, boolean ignoresColumns) {
    this.table = table;
    this.ignoresColumns = ignoresColumns;
  }

  /** Some rows of a file go here too. */
  void add(Entry entry) {
    bytes += entry.file().storedBytes();
    if (entry.rows().rows() == 0 && entry.rows().columns().width() == 0) {
      refuseNoHeader(entry);
      return;
    }
    String file = entry.file().name();
    ColumnMatch match = ColumnMatch.of(table, entry.rows().columns());
    match.problems().forEach(what -> problems.add(new Problem(file, what)));
    tellColumns(file, match);
    refuseTwice(entry);
    List<DataColumn> into = match.into().stream().filter(Objects::nonNull).toList();
    if (parts.isEmpty()) {
      columns = into;
      first = file;
      differentTypes(entry, match);
    } else if (!new HashSet<>(columns).equals(new HashSet<>(into))) {
      problems.add(new Problem(file, "has other columns than " + first + " of the same table"));
    }
    parts.add(new PartInput(subject(entry), entry.rows().sender(), match.into()));
    rows += entry.rows().rows();
  }

  /** All rows of the table would go for a file that says nothing. */
  private void refuseNoHeader(Entry entry) {
    boolean csv = entry.file().kind().format() == RowFormat.CSV;
    if (csv && entry.file().promisedFile() == null && !table.columns().isEmpty()) {
      problems.add(
          new Problem(
              entry.file().name(),
              "its first line is empty, and must name columns of " + table.name()));
    }
  }

  /** The server counts the lines of rows from their first. */
  private static String subject(Entry entry) {
    long line = entry.rows().line();
    return line > 1
        ? "%s, rows from line %d on,".formatted(entry.file().name(), line)
        : entry.file().name();
  }

  /** Only texts that name the table themselves may be more than one where no manifest says so. */
  private void refuseTwice(Entry entry) {
    boolean named = entry.rows().table().isPresent();
    if (!parts.isEmpty() && entry.file().promisedFile() == null && !(named && firstNamed)) {
      problems.add(
          new Problem(
              entry.file().name(),
              "is for %s as %s is; take one of them away".formatted(table.name(), first)));
    }
    firstNamed |= named;
  }

  private void tellColumns(String file, ColumnMatch match) {
    String unknown = Listed.of(match.unknown());
    if (!unknown.isEmpty() && ignoresColumns) {
      notes.add(table.name() + ": left out, for it has no such column: " + unknown);
    } else if (!unknown.isEmpty()) {
      problems.add(
          new Problem(
              file,
              "has values for %s, which %s has not; add --ignore-columns to leave them out"
                  .formatted(unknown, table.name())));
    }
    if (!match.computed().isEmpty()) {
      notes.add(table.name() + ": computed anew by the server: " + Listed.of(match.computed()));
    }
    if (!table.columns().isEmpty()
        && match.problems().isEmpty()
        && match.into().stream().noneMatch(Objects::nonNull)) {
      problems.add(new Problem(file, "has values for no column of " + table.name()));
    }
  }

  /** Values of another type are read all the same, or refused one by one. */
  private void differentTypes(Entry entry, ColumnMatch match) {
    ExportedTable promised = entry.file().promisedTable();
    if (promised == null) {
      return;
    }
    List<String> different = new ArrayList<>();
    for (int i = 0; i < match.into().size(); i++) {
      DataColumn column = match.into().get(i);
      String name = entry.rows().columns().isNamed() ? entry.rows().columns().names().get(i) : "";
      promised.columns().stream()
          .filter(told -> column != null && told.name().equals(name))
          .filter(told -> column != null && !told.type().equals(column.type()))
          .forEach(told -> different.add("%s %s".formatted(told.name(), told.type())));
    }
    if (!different.isEmpty()) {
      notes.add(table.name() + ": of another type where it comes from: " + Listed.of(different));
    }
  }

  void tell(List<Problem> allProblems, List<String> allNotes) {
    allProblems.addAll(problems);
    allNotes.addAll(notes);
  }

  TableLoad load() {
    return new TableLoad(
        table, parts.isEmpty() ? table.writable() : columns, rows, List.copyOf(parts));
  }

  long bytes() {
    return bytes;
  }
}
