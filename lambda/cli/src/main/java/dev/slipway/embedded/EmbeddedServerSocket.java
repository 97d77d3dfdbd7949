package dev.slipway.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The Unix socket of an embedded server, in a folder that only its owner can enter. It is the only
 * way to the server: whoever gets in is its superuser, and may do there what its owner may.
 */
final class EmbeddedServerSocket implements AutoCloseable {

  /** The number in the name of the file; nobody listens there. */
  static final int PORT = 5432;

  private static final String FOLDER = "socket";

  /** The shortest limit that systems have for the path of a socket (sys/un.h). */
  private static final int LONGEST_PATH = 103;

  private final Path folder;
  private final @Nullable Path link;

  private EmbeddedServerSocket(Path folder, @Nullable Path link) {
    this.folder = folder;
    this.link = link;
  }

  /** Makes the folder, or closes one that is there to others. */
  static EmbeddedServerSocket in(EmbeddedServerFolder home) throws IOException {
    Path folder = home.path(FOLDER);
    PrivateFolder.make(folder);
    int length = (folder + "/.s.PGSQL." + PORT).getBytes(StandardCharsets.UTF_8).length;
    return new EmbeddedServerSocket(folder, length > LONGEST_PATH ? linkTo(folder) : null);
  }

  private static Path linkTo(Path folder) throws IOException {
    Path place = Files.createTempDirectory("slipway");
    return Files.createSymbolicLink(place.resolve("s"), folder);
  }

  /** What the server is told; it takes the folder as seen from its data, which lie beside it. */
  static String options() {
    return "-p %d -c listen_addresses= -c unix_socket_directories=../%s -c unix_socket_permissions=0700"
        .formatted(PORT, FOLDER);
  }

  /** The folder by a path that is short enough for a socket. */
  Path host() {
    return link == null ? folder : link;
  }

  /** Takes away what it needed besides the folder. */
  @Override
  public void close() throws IOException {
    if (link != null && link.getParent() != null) {
      Files.deleteIfExists(link);
      Files.deleteIfExists(link.getParent());
    }
  }
}
