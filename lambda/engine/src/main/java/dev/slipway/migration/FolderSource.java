package dev.slipway.migration;

import dev.slipway.error.FileFault;
import dev.slipway.error.InvalidInput;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL files of one folder. Sub-folders are not read: backfills and checks live there. Throws
 * {@link InvalidInput} when the folder is absent or cannot be listed.
 */
public record FolderSource(Path folder, @Nullable String format) implements Source {

  private static final int DEEPEST = 5;

  /** A folder whose form its files tell. */
  public FolderSource(Path folder) {
    this(folder, null);
  }

  @Override
  public List<SourceFile> files() {
    requireFolder();
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(FolderSource::isSql).sorted().map(FolderSource::file).toList();
    } catch (IOException e) {
      throw new InvalidInput(
          "Migrations folder "
              + folder
              + " cannot be listed ("
              + FileFault.reason(e)
              + "). Nothing was done.");
    }
  }

  /** Throws {@link InvalidInput} when the folder is absent. */
  public void requireFolder() {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInput(
          "Migrations folder "
              + folder
              + (Files.exists(folder) ? " is a file, no folder." : absent())
              + " Name it with --migrations or MIGRATIONS. Nothing was done.");
    }
  }

  /** Who names it from another place than they think has to know which. */
  private String absent() {
    return folder.isAbsolute()
        ? " does not exist."
        : " does not exist in " + Path.of("").toAbsolutePath() + ".";
  }

  /** Links that lead out of the folder are not followed. */
  @Override
  public Optional<SourceFile> find(String path) {
    try {
      Path file = folder.resolve(path).toRealPath();
      boolean inside = file.startsWith(folder.toRealPath()) && Files.isRegularFile(file);
      return inside ? Optional.of(file(file)) : Optional.empty();
    } catch (IOException | InvalidPathException absent) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> elsewhere() {
    return deeper(FolderSource::isSql);
  }

  @Override
  public List<String> othersElsewhere() {
    return deeper(path -> !isSql(path) && Files.isRegularFile(path));
  }

  private List<String> deeper(Predicate<Path> wanted) {
    try (Stream<Path> paths = Files.walk(folder, DEEPEST)) {
      return paths
          .flatMap(this::withLinked)
          .filter(path -> !folder.equals(path.getParent()) && wanted.test(path))
          .map(path -> folder.relativize(path).toString().replace(File.separatorChar, '/'))
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }

  /** What is in the folder of backfills, where that is a link; reading tells if it leads out. */
  private Stream<Path> withLinked(Path path) {
    if (!path.equals(folder.resolve(BACKFILLS))
        || !Files.isSymbolicLink(path)
        || !Files.isDirectory(path)) {
      return Stream.of(path);
    }
    try (Stream<Path> linked = Files.list(path)) {
      return linked.toList().stream();
    } catch (IOException unreadable) {
      return Stream.of();
    }
  }

  @Override
  public List<String> otherFiles() {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> !FileName.isCandidate(path.getFileName().toString()))
          .filter(Files::isRegularFile)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  @Override
  public String name() {
    return folder.toString();
  }

  private static boolean isSql(Path path) {
    return FileName.isCandidate(path.getFileName().toString()) && !Files.isDirectory(path);
  }

  private static SourceFile file(Path path) {
    return new SourceFile(path.getFileName().toString(), new FileContent(path));
  }
}
