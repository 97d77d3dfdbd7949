package dev.slipway.testing.mysql;

import dev.slipway.testing.net.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server as a child process, its files in a folder of its own. It ends with this JVM, however
 * that ends: a shell between them waits for the end of its own input, and removes the data.
 */
final class MariaDbProcess {

  private static final String UNTIL_INPUT_ENDS =
      "exec 3<&0; \"$@\" & server=$!; (read line; kill $server) <&3 & wait $server; rm -rf \"$0\"";

  private final Path folder;
  private final int port;
  private final Process shell;

  private MariaDbProcess(Path folder, int port, Process shell) {
    this.folder = folder;
    this.port = port;
    this.shell = shell;
  }

  /** Starts one; it may not answer yet. */
  static MariaDbProcess start(String... settings) {
    try {
      Path folder = Files.createTempDirectory("slipway-mariadb");
      MariaDbPrograms.install(folder.resolve("data"), folder.resolve("install.log"));
      int port = FreePort.next();
      MariaDbProcess started = new MariaDbProcess(folder, port, shell(folder, port, settings));
      Runtime.getRuntime().addShutdownHook(new Thread(started::stop));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("MariaDB did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while MariaDB started", e);
    }
  }

  private static Process shell(Path folder, int port, String... settings) throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of("sh", "-c", UNTIL_INPUT_ENDS, folder.resolve("data").toString()),
                Stream.concat(Stream.of(server(folder, port)), Stream.of(settings)))
            .toList();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("server.log").toFile())
        .start();
  }

  private static String[] server(Path folder, int port) {
    return new String[] {
      MariaDbPrograms.path("mariadbd"),
      "--no-defaults",
      MariaDbPrograms.user(),
      "--datadir=" + folder.resolve("data"),
      "--socket=" + folder.resolve("socket"),
      "--pid-file=" + folder.resolve("pid"),
      "--bind-address=127.0.0.1",
      "--port=" + port,
      "--skip-name-resolve",
      "--innodb-flush-log-at-trx-commit=0",
      "--max-allowed-packet=64M"
    };
  }

  int port() {
    return port;
  }

  /** The number of the server's process itself. */
  long pid() {
    try {
      return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Throws with what the server said when it has ended by itself. */
  void throwIfEnded() {
    if (!shell.isAlive()) {
      throw new IllegalStateException("MariaDB has ended:\n" + log());
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("server.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Ends it and removes its files; once more does nothing. */
  void stop() {
    try {
      shell.getOutputStream().close();
      shell.waitFor();
      delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void delete() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
