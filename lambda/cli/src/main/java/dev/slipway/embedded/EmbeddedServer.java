package dev.slipway.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A PostgreSQL server of this machine, for whoever has configured none. It is reached by a Unix
 * socket that only its owner can open, and asks for no password; its data outlive it.
 */
public final class EmbeddedServer implements AutoCloseable {
  /** The name of its database. */
  public static final String DATABASE = "slipway";

  /** The name of its superuser. */
  public static final String USER = "postgres";

  /** That of one for what is tried out: a name that no backup has, so that none gets its rights. */
  public static final String SCRATCH_USER = "slipway_scratch";

  private static final String OPTIONS = " -c max_connections=50 -c timezone=UTC";
  private static final String NOT_STARTED =
      "The embedded PostgreSQL in %s did not start: %s. Mend that (server.log there has more), or"
          + " set DATABASE_URL to use a server of your own.";
  private static final String NOT_STOPPED =
      "The embedded PostgreSQL in %s did not stop: %s. The next start ends it.";

  /** Finds data or makes them. */
  private interface DataFinder {
    EmbeddedServerData find() throws IOException;
  }

  private final EmbeddedServerFolder folder;
  private final EmbeddedServerData data;
  private final EmbeddedServerSocket socket;
  private final String options;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedServer(EmbeddedServerFolder folder, EmbeddedServerData data, String options)
      throws IOException {
    this.folder = folder;
    this.data = data;
    this.socket = EmbeddedServerSocket.in(folder);
    this.options = EmbeddedServerSocket.options() + OPTIONS + options;
  }

  /** Like {@link #start(Path, Consumer)}, but waits in silence. */
  public static EmbeddedServer start(Path home) {
    return start(home, message -> {});
  }

  /**
   * Starts the server whose programs, data and log are in the folder, and creates what is missing.
   * One process at a time uses a folder: while another does, this waits, and tells so once. A
   * server that a killed process left running is ended first.
   *
   * @throws EmbeddedServerFailed if it does not start; the text says why and what else to do
   */
  public static EmbeddedServer start(Path home, Consumer<String> onWait) {
    EmbeddedServerFolder folder = EmbeddedServerFolder.lock(home, onWait);
    return start(folder, () -> EmbeddedServerData.kept(folder, USER), "");
  }

  /**
   * The same with data of its own, which are deleted at its end: for what is tried out. Its setting
   * {@code slipway.scratch} is on.
   */
  public static EmbeddedServer startScratch(Path home, Consumer<String> onWait) {
    EmbeddedServerFolder folder = EmbeddedServerFolder.lock(home, onWait);
    return start(
        folder,
        () -> EmbeddedServerData.scratch(folder, SCRATCH_USER),
        " -c slipway.scratch=on -c fsync=off -c full_page_writes=off");
  }

  private static EmbeddedServer start(
      EmbeddedServerFolder folder, DataFinder finder, String options) {
    try {
      EmbeddedServer server = new EmbeddedServer(folder, finder.find(), options);
      server.run();
      return server;
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw new EmbeddedServerFailed(NOT_STARTED.formatted(folder.path(), e.getMessage()), e);
    }
  }

  /** The folder of its Unix socket, which only the owner of the server can enter. */
  public String host() {
    return socket.host().toString();
  }

  /** The number in the name of the socket's file. */
  public int port() {
    return EmbeddedServerSocket.PORT;
  }

  /** The database for the caller's tables, empty after the first start. */
  public String database() {
    return DATABASE;
  }

  /** The superuser, who needs no password. */
  public String user() {
    return data.user();
  }

  /**
   * Ends the server's sessions, stops it, and lets the next process into the folder. A process that
   * ends without this call is stopped likewise, unless it is killed.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try (folder;
        socket) {
      data.stop();
      Drafts.removeFrom(folder.path());
    } catch (IOException e) {
      throw new EmbeddedServerFailed(NOT_STOPPED.formatted(folder.path(), e.getMessage()), e);
    }
  }

  private void run() throws IOException {
    data.start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "embedded-server-stop"));
  }
}
