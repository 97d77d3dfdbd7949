package dev.slipway.transfer.check;

import dev.slipway.postgres.TableName;
import dev.slipway.transfer.manifest.ExportManifest;
import dev.slipway.transfer.manifest.ExportedColumn;
import dev.slipway.transfer.manifest.ExportedTable;
import dev.slipway.transfer.table.TableChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the manifest of an export says of its tables. */
final class ManifestSide implements OtherSide {

  private final Map<TableName, ExportedTable> tables = new LinkedHashMap<>();

  ManifestSide(ExportManifest manifest, TableChoice choice) {
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
    return new Contents(Objects.requireNonNull(tables.get(table)).rows(), null);
  }

  @Override
  public void close() {
    // It is a value.
  }
}
