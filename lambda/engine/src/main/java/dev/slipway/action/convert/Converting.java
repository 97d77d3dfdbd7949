package dev.slipway.action.convert;

import dev.slipway.error.InvalidInput;
import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Migration;
import dev.slipway.migration.MigrationDifferences;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.NativeText;
import dev.slipway.migration.NativeText.Converted;
import dev.slipway.migration.Source;
import dev.slipway.migration.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes migrations into a new folder, and holds what is read there against what was read here. */
final class Converting {

  private final Source source;
  private final NewFolder folder;
  private final List<ConvertReport.File> files = new ArrayList<>();

  Converting(Source source, NewFolder folder) {
    this.source = source;
    this.folder = folder;
  }

  /** Throws {@link InvalidInput}, with nothing left behind, where one would not be the same. */
  ConvertReport convert(Migrations migrations) {
    for (Migration migration : migrations.list()) {
      Converted converted = NativeText.of(migration, source);
      folder.write(converted.name(), converted.text().getBytes(StandardCharsets.UTF_8));
      files.add(
          new ConvertReport.File(
              migration.version(), migration.file(), converted.name(), converted.notes()));
    }
    source.elsewhere().stream()
        .filter(path -> path.startsWith("backfills/") || path.startsWith("checks/"))
        .forEach(this::copy);
    compare(migrations);
    return new ConvertReport(folder.path().toString(), files);
  }

  private void copy(String path) {
    try {
      SourceFile file = source.find(path).orElseThrow(() -> new IOException("it is gone"));
      folder.write(path, file.content().read());
    } catch (IOException e) {
      throw refused(List.of(path + " cannot be read (" + e.getMessage() + ")"));
    }
  }

  private void compare(Migrations migrations) {
    Migrations written = Migrations.readable(new FolderSource(folder.path()));
    List<String> wrong = new ArrayList<>();
    written.problems().forEach(problem -> wrong.add(problem.toString()));
    List<String> before = versions(migrations);
    if (wrong.isEmpty() && !before.equals(versions(written))) {
      wrong.add("the order would be " + versions(written) + ", not " + before);
    }
    for (Migration migration : migrations.list()) {
      written
          .find(migration.version())
          .map(other -> MigrationDifferences.between(migration, other))
          .filter(differences -> !differences.isEmpty())
          .ifPresent(
              differences ->
                  wrong.add(
                      migration.file() + " would have another " + String.join(", ", differences)));
    }
    if (!wrong.isEmpty()) {
      throw refused(wrong);
    }
  }

  private static List<String> versions(Migrations migrations) {
    return migrations.list().stream().map(one -> one.version().toString()).toList();
  }

  private InvalidInput refused(List<String> wrong) {
    folder.takeBack();
    return new InvalidInput(
        "These have no counterpart in our form:\n  "
            + String.join("\n  ", wrong)
            + "\nRead the folder as it is, or mend them first. Nothing was left in "
            + folder.path()
            + ".");
  }
}
