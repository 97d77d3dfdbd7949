package dev.slipway.storage;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files in a folder and in those below it, while others write and delete there. */
final class FileWalk extends SimpleFileVisitor<Path> {

  /**
   * One file.
   *
   * @param attributes what the walk knows of it already
   */
  record Found(Path path, BasicFileAttributes attributes) {}

  private final Path folder;
  private final List<Found> found = new ArrayList<>();

  private FileWalk(Path folder) {
    this.folder = folder;
  }

  /** The regular files, in no order; a folder that does not exist has none. */
  static List<Found> files(Path folder) throws IOException {
    FileWalk walk = new FileWalk(folder);
    Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
    return walk.found;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (file.equals(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    if (attributes.isRegularFile()) {
      found.add(new Found(file, attributes));
    }
    return FileVisitResult.CONTINUE;
  }

  /** What is gone meanwhile is no failure, nor is a link to a folder above it. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException || failure instanceof FileSystemLoopException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
      throws IOException {
    if (failure != null && !(failure instanceof NoSuchFileException)) {
      throw failure;
    }
    return FileVisitResult.CONTINUE;
  }
}
