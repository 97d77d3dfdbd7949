package dev.slipway.migration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The content of a file in a folder. */
record FileContent(Path path) implements SourceFile.Content {

  @Override
  public byte[] read() throws IOException {
    return Files.readAllBytes(file());
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(file());
  }

  /** Of a pipe or a device nobody knows when it ends, or whether it begins. */
  private Path file() throws IOException {
    if (!Files.isRegularFile(path) && Files.exists(path)) {
      throw new FileSystemException(path.toString(), null, "it is a pipe or a device, not a file");
    }
    if (Files.isSymbolicLink(path)) {
      OutwardLink.refuse(path);
    }
    return path;
  }
}
