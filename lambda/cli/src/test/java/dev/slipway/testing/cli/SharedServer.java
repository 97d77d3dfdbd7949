package dev.slipway.testing.cli;

import dev.slipway.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The programs of the embedded server, unpacked once for the projects of all tests of a JVM. */
public final class SharedServer {

  private SharedServer() {}

  /** Links them into a project that has none yet; what it makes with them stays its own. */
  public static void into(Path project) throws IOException {
    Path own = Files.createDirectories(project.resolve(".slipway"));
    for (Path shared : Made.PARTS) {
      Path link = own.resolve(shared.getFileName());
      if (Files.notExists(link)) {
        Files.createSymbolicLink(link, shared);
      }
    }
  }

  /** Where tests without a project of their own have them. */
  private static final class Made {

    static final List<Path> PARTS = parts(Path.of(".slipway").toAbsolutePath());

    private static List<Path> parts(Path home) {
      EmbeddedServer.startScratch(home, message -> {}).close();
      try (Stream<Path> files = Files.list(home)) {
        return files
            .filter(file -> file.getFileName().toString().matches("(postgresql|template)-.*"))
            .toList();
      } catch (IOException e) {
        throw new IllegalStateException("The embedded server cannot be shared", e);
      }
    }
  }
}
