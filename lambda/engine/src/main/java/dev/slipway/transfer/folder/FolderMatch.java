package dev.slipway.transfer.folder;

import dev.slipway.error.Count;
import dev.slipway.error.Problem;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.folder.ScannedFolder.Entry;
import dev.slipway.transfer.load.TableLoad;
import dev.slipway.transfer.manifest.ExportedTable;
import dev.slipway.transfer.table.DataSchema;
import dev.slipway.transfer.table.DataTable;
import dev.slipway.transfer.table.LeftOutTable;
import dev.slipway.transfer.table.TableChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holds the files of a folder against the tables of a target: what goes where. Pure. */
public final class FolderMatch {

  private final ScannedFolder scanned;
  private final DataSchema target;
  private final TableChoice choice;
  private final boolean ignoresColumns;
  private final TableMatch names;
  private final Map<TableName, TableParts> tables = new TreeMap<>();
  private final Map<String, Long> absent = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * Throws {@link dev.slipway.error.InvalidInput} for a choice of tables that fits none.
   *
   * @param ignoresColumns whether columns may be left out that the target has not
   */
  public FolderMatch(
      ScannedFolder scanned, DataSchema target, TableChoice choice, boolean ignoresColumns) {
    this.scanned = scanned;
    this.target = choice.of(target);
    this.choice = choice;
    this.ignoresColumns = ignoresColumns;
    this.names = new TableMatch(target, scanned.isNamedAlike());
    scanned.emptyTables().forEach(this::empty);
    scanned.entries().forEach(this::entry);
    tables.values().forEach(table -> table.tell(problems, notes));
    tellAbsent();
  }

  private void empty(ExportedTable exported) {
    List<DataTable> found = names.named(exported.name());
    if (found.size() == 1 && choice.takes(found.get(0).name())) {
      parts(found.get(0));
    } else if (found.isEmpty()) {
      absent(exported.name().toString(), 0);
    }
  }

  private void entry(Entry entry) {
    TableName name = entry.file().table().or(entry.rows()::table).orElse(null);
    String shown = name == null ? entry.file().kind().stem() : name.toString();
    List<DataTable> found = name == null ? names.called(shown) : names.named(name);
    if (found.isEmpty()) {
      absent(shown, entry.rows().rows());
    } else if (found.size() > 1) {
      String which = String.join(", ", found.stream().map(t -> t.name().toString()).toList());
      problems.add(
          new Problem(
              entry.file().name(), "may be for " + which + "; call it schema.table as the one"));
    } else if (choice.takes(found.get(0).name())) {
      parts(found.get(0)).add(entry);
    }
  }

  private TableParts parts(DataTable table) {
    return tables.computeIfAbsent(table.name(), name -> new TableParts(table, ignoresColumns));
  }

  private void absent(String table, long rows) {
    absent.merge(table, rows, Long::sum);
  }

  private void tellAbsent() {
    absent.forEach(
        (table, rows) ->
            notes.add(
                leftOut(table)
                        .map(one -> one + " is left out")
                        .orElse(table + " is not in " + target.database())
                    + ": "
                    + Count.of(rows, "row", "is", "are")
                    + " skipped"));
    if (tables.isEmpty() && problems.isEmpty() && scanned.problems().isEmpty()) {
      problems.add(
          new Problem(
              scanned.folder().storage().uri(),
              "holds rows of no table that is in %s and was chosen".formatted(target.database())));
    }
  }

  private Optional<LeftOutTable> leftOut(String table) {
    return target.leftOut().stream()
        .filter(one -> one.table().toString().equals(table) || one.table().name().equals(table))
        .findFirst();
  }

  /** What goes into each table. */
  public List<TableLoad> loads() {
    return tables.values().stream().map(TableParts::load).toList();
  }

  /** All that keeps it out. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** What is to be told of it. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** The bytes of the files of each table. */
  public Map<TableName, Long> bytes() {
    Map<TableName, Long> bytes = new TreeMap<>();
    tables.forEach((name, parts) -> bytes.put(name, parts.bytes()));
    return bytes;
  }
}
