package dev.slipway.transfer.folder;

import dev.slipway.error.Count;
import dev.slipway.error.Listed;
import dev.slipway.error.Problem;
import dev.slipway.transfer.manifest.ExportedColumn;
import dev.slipway.transfer.manifest.ExportedFile;
import dev.slipway.transfer.manifest.ExportedTable;
import dev.slipway.transfer.rows.FoundRows;
import dev.slipway.transfer.rows.ScannedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a manifest says of the rows of a file, held against what is in it. */
final class ManifestPromises {

  private ManifestPromises() {}

  static List<Problem> broken(ImportFile file, ScannedFile scanned) {
    ExportedFile promised = file.promisedFile();
    ExportedTable table = file.promisedTable();
    if (promised == null || table == null) {
      return List.of();
    }
    List<Problem> problems = new ArrayList<>();
    long rows = scanned.rows().stream().mapToLong(FoundRows::rows).sum();
    if (rows != promised.rows()) {
      problems.add(
          new Problem(
              file.name(),
              "holds %s, and the manifest says %d"
                  .formatted(Count.of(rows, "row"), promised.rows())));
    }
    for (FoundRows found : scanned.rows()) {
      if (found.table().isPresent() && !found.table().get().equals(table.name())) {
        problems.add(
            new Problem(
                file.name() + ":" + found.line(),
                "has rows of %s, and the manifest has it for %s"
                    .formatted(found.table().get(), table.name())));
      }
      columns(file, table, found, problems);
    }
    return problems;
  }

  /** JSON leaves out nothing, but a list of no objects names no column. */
  private static void columns(
      ImportFile file, ExportedTable table, FoundRows found, List<Problem> problems) {
    Set<String> told = new TreeSet<>(table.columns().stream().map(ExportedColumn::name).toList());
    Set<String> names = new TreeSet<>(found.columns().names());
    if (!names.isEmpty() && !names.equals(told)) {
      problems.add(
          new Problem(
              file.name(),
              "has the columns %s, and the manifest says %s"
                  .formatted(Listed.of(names), Listed.of(told))));
    }
  }
}
