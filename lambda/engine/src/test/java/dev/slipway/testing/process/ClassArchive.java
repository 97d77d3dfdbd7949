package dev.slipway.testing.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes that JVMs of one class path load, as a JVM has them in memory, kept in a file by a
 * training run and taken by all that follow: a start costs the processor a third less.
 */
public final class ClassArchive {

  /** What a JVM prints is read by tests: it is not to say there that it takes no archive. */
  private static final List<String> SILENTLY = List.of("-Xshare:auto", "-Xlog:disable");

  private static final String SUFFIX = ".jsa";

  /** Has a JVM load what those do that follow. */
  @FunctionalInterface
  public interface Training {

    /** Starts a JVM with these flags, and fails unless it does its work and ends in order. */
    void run(List<String> flags) throws IOException;
  }

  private ClassArchive() {}

  /**
   * The flags with which a JVM takes the archive; none where the JVM cannot write one. It is made
   * now, unless it was already by whatever JVM.
   *
   * @param prefix of the archive's file; another of the same prefix, for other jars, is deleted
   * @param classPath jars; folders cannot be in an archive
   */
  public static synchronized List<String> flags(
      Path prefix, List<String> classPath, Training training) {
    Path archive = Path.of("%s.%08x%s".formatted(prefix, identity(classPath), SUFFIX));
    try (RandomAccessFile lock = new RandomAccessFile(prefix + ".lock", "rw");
        var alone = lock.getChannel().lock()) {
      if (Files.notExists(archive) && alone.isValid()) {
        make(archive, prefix, training);
      }
      return Files.size(archive) > 0 ? with("-XX:SharedArchiveFile=" + archive) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JVM itself takes an archive only where its jars are of the same time and size. */
  private static int identity(List<String> classPath) {
    StringBuilder identity = new StringBuilder(System.getProperty("java.vm.version"));
    for (String jar : classPath) {
      identity.append('\n').append(jar).append(' ').append(Path.of(jar).toFile().lastModified());
    }
    return identity.toString().hashCode();
  }

  private static List<String> with(String flag) {
    List<String> flags = new ArrayList<>(SILENTLY);
    flags.add(flag);
    return List.copyOf(flags);
  }

  /** An empty file says that the JVM has written none, so that it is not trained again. */
  private static void make(Path archive, Path prefix, Training training) throws IOException {
    String others = prefix.getFileName() + ".*" + SUFFIX + "*";
    try (DirectoryStream<Path> old = Files.newDirectoryStream(archive.getParent(), others)) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
    Path made = Path.of(archive + ".new");
    training.run(with("-XX:ArchiveClassesAtExit=" + made));
    if (Files.notExists(made)) {
      Files.createFile(made);
    }
    Files.move(made, archive);
  }
}
