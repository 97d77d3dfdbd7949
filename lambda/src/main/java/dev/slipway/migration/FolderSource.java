package dev.slipway.migration;

import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The SQL files of one folder. Sub-folders are not read: backfills and checks live there. Throws
 * {@link InvalidInput} when the folder is absent or cannot be listed.
 */
public record FolderSource(Path folder) implements Source {

  @Override
  public List<SourceFile> files() {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInput(
          "Migrations folder "
              + folder
              + " does not exist. Name it with --migrations or MIGRATIONS. Nothing was done.");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(FolderSource::isSql).sorted().map(FolderSource::file).toList();
    } catch (IOException e) {
      throw new InvalidInput(
          "Migrations folder " + folder + " cannot be listed (" + e + "). Nothing was done.");
    }
  }

  @Override
  public String name() {
    return folder.toString();
  }

  private static boolean isSql(Path path) {
    String name = path.getFileName().toString();
    boolean sql = name.toLowerCase(Locale.ROOT).endsWith(".sql") && !name.startsWith(".");
    return sql && !Files.isDirectory(path);
  }

  private static SourceFile file(Path path) {
    return new SourceFile(path.getFileName().toString(), new FileContent(path));
  }
}
