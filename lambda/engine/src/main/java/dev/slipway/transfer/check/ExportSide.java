package dev.slipway.transfer.check;

import dev.slipway.postgres.TableName;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.transfer.manifest.ExportManifest;
import dev.slipway.transfer.manifest.ExportedColumn;
import dev.slipway.transfer.manifest.ExportedFile;
import dev.slipway.transfer.manifest.ExportedTable;
import dev.slipway.transfer.manifest.Packing;
import dev.slipway.transfer.manifest.RowFormat;
import dev.slipway.transfer.table.TableChoice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An export: its manifest knows how many rows there are, and what they come to where that was asked
 * for; else its CSV files tell.
 */
final class ExportSide implements OtherSide {

  private final Storage storage;
  private final RowFormat rows;
  private final Map<TableName, ExportedTable> tables = new LinkedHashMap<>();

  /** The chosen tables of an export whose files are in {@code storage}. */
  ExportSide(Storage storage, ExportManifest manifest, TableChoice choice) {
    this.storage = storage;
    this.rows = manifest.rows();
    manifest.tables().stream()
        .filter(table -> choice.takes(table.name()))
        .forEach(table -> tables.put(table.name(), table));
  }

  @Override
  public String name() {
    return "the manifest";
  }

  @Override
  public Map<TableName, List<String>> tables() {
    Map<TableName, List<String>> columns = new LinkedHashMap<>();
    tables.forEach(
        (name, table) ->
            columns.put(name, table.columns().stream().map(ExportedColumn::name).toList()));
    return columns;
  }

  @Override
  public String lacking(TableName table) {
    ExportedTable exported = tables.get(table);
    if (exported == null) {
      return "it was not exported";
    }
    return exported.holdsAll() ? "" : "it was exported with some of its rows only";
  }

  @Override
  public Contents contents(TableName table, List<String> columns, Measure measure) {
    ExportedTable exported = Objects.requireNonNull(tables.get(table));
    boolean known = exported.contents() != null && exported.columns().size() == columns.size();
    if (measure == Measure.ROWS || known || rows != RowFormat.CSV) {
      boolean told = measure == Measure.CONTENT && known;
      return new Contents(exported.rows(), told ? exported.contents() : null);
    }
    return read(exported, columns);
  }

  private Contents read(ExportedTable exported, List<String> columns) {
    RowSums sums = new RowSums();
    for (ExportedFile file : exported.files()) {
      try (InputStream stored = storage.open(file.file());
          InputStream text = Packing.ofFile(file.file()).decompress(stored)) {
        add(new CsvRecords(text), columns, sums);
      } catch (IOException | StorageException | IllegalArgumentException e) {
        throw new CheckFailed(
            "The check broke off at "
                + storage.uri()
                + "/"
                + file.file()
                + ", which cannot be read: "
                + e.getMessage()
                + ". Next: copy the folder again, or export again.",
            e);
      }
    }
    return sums.contents();
  }

  private static void add(CsvRecords records, List<String> columns, RowSums sums)
      throws IOException {
    List<byte @Nullable []> header = Objects.requireNonNullElse(records.next(), List.of());
    List<String> names =
        header.stream()
            .map(name -> name == null ? "" : new String(name, StandardCharsets.UTF_8))
            .toList();
    int[] places = columns.stream().mapToInt(names::indexOf).toArray();
    for (List<byte @Nullable []> record = records.next(); record != null; ) {
      List<byte @Nullable []> values = new ArrayList<>();
      for (int place : places) {
        values.add(record.get(place));
      }
      sums.add(values);
      record = records.next();
    }
  }

  @Override
  public void close() {
    // Its files are opened one by one.
  }
}
