package dev.slipway.testing.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A class path whose folders are packed: a {@link ClassArchive} holds classes of jars only. */
public final class ClassPathJars {

  private ClassPathJars() {}

  /**
   * The same class path with a jar in the place of each folder.
   *
   * @param place the folder for these jars; it is made, and an older jar of a folder is deleted
   */
  public static List<String> of(List<String> classPath, Path place) {
    return classPath.stream()
        .filter(entry -> Files.exists(Path.of(entry)))
        .map(entry -> Files.isDirectory(Path.of(entry)) ? packed(Path.of(entry), place) : entry)
        .toList();
  }

  private static String packed(Path folder, Path place) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.filter(file -> !file.equals(folder)).sorted().toList();
      String name = "%s-%08x".formatted(folder.getFileName(), folder.hashCode());
      Path jar = place.resolve("%s-%08x.jar".formatted(name, identity(files)));
      if (Files.notExists(jar)) {
        Files.createDirectories(place);
        removeOlder(place, name);
        Path made = Files.createTempFile(place, "made", null);
        pack(folder, files, made);
        Files.move(made, jar, StandardCopyOption.ATOMIC_MOVE);
      }
      return jar.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int identity(List<Path> files) {
    StringBuilder identity = new StringBuilder();
    for (Path file : files) {
      identity.append(file).append(file.toFile().lastModified()).append(file.toFile().length());
    }
    return identity.toString().hashCode();
  }

  private static void removeOlder(Path place, String name) throws IOException {
    try (DirectoryStream<Path> older = Files.newDirectoryStream(place, name + "-*.jar")) {
      for (Path jar : older) {
        Files.deleteIfExists(jar);
      }
    }
  }

  /** Folders too, in which Spring looks for classes; not compressed, for it is soon read. */
  private static void pack(Path folder, List<Path> files, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Path file : files) {
        boolean isFolder = Files.isDirectory(file);
        String name = folder.relativize(file).toString().replace('\\', '/');
        zip.putNextEntry(new ZipEntry(isFolder ? name + "/" : name));
        if (!isFolder) {
          Files.copy(file, zip);
        }
        zip.closeEntry();
      }
    }
  }
}
