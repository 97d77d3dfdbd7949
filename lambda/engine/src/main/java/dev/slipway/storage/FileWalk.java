package dev.slipway.storage;

import java.io.IOException;
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
  private final List<Path> others = new ArrayList<>();

  private FileWalk(Path folder) {
    this.folder = folder;
  }

  /** The regular files, in no order; a folder that does not exist has none. */
  static List<Found> filesBelow(Path folder) throws IOException {
    return walked(folder, Integer.MAX_VALUE).found;
  }

  /** The same, without those in folders below it. */
  static List<Found> filesIn(Path folder) throws IOException {
    return walked(folder, 1).found;
  }

  /** What is in a folder and no regular file, in no order: links, folders and the like. */
  static List<Path> othersIn(Path folder) throws IOException {
    return walked(folder, 1).others;
  }

  /** The folder itself may be a link, which its own entry "." is not. */
  private static FileWalk walked(Path folder, int depth) throws IOException {
    FileWalk walk = new FileWalk(folder);
    Path start = Files.isDirectory(folder) ? folder.resolve(".") : folder;
    Files.walkFileTree(start, Set.of(), depth, walk);
    return walk;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (file.equals(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    if (attributes.isRegularFile()) {
      found.add(new Found(file.normalize(), attributes));
    } else {
      others.add(file.getFileName());
    }
    return FileVisitResult.CONTINUE;
  }

  /** What is gone meanwhile is no failure. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
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
