package dev.slipway.testing.proxy;

import dev.slipway.testing.net.FreePort;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.RunningProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PgBouncer in front of a database, with the settings that it has by itself. Where it is not
 * installed, the test that needs it is skipped with one line that says so.
 */
public final class PgBouncer implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** A superuser must name another: PgBouncer does not run as root. */
  private static final String NOBODY = "user = nobody\n";

  private final PgDatabase database;
  private final int port;
  private final RunningProcess process;

  private PgBouncer(PgDatabase database, int port, RunningProcess process) {
    this.database = database;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts one, whose files are kept in a folder.
   *
   * @param settings what is said to it besides where things are, such as {@code pool_mode =
   *     session}
   */
  public static PgBouncer start(Path folder, PgDatabase database, String... settings) {
    String program = program();
    try {
      int port = FreePort.next();
      Path users = folder.resolve("users.txt");
      Files.writeString(users, "\"" + database.user() + "\" \"" + database.password() + "\"\n");
      Path file = folder.resolve("pgbouncer.ini");
      Files.writeString(file, text(database, users, port) + String.join("\n", settings));
      RunningProcess process =
          RunningProcess.start(folder, Map.of(), List.of(program, file.toString()));
      process.awaitOutput("process up", LIMIT);
      return new PgBouncer(database, port, process);
    } catch (IOException e) {
      throw new UncheckedIOException("PgBouncer did not start", e);
    }
  }

  private static String program() {
    Optional<Path> found =
        Stream.concat(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                Stream.of("/usr/sbin"))
            .map(folder -> Path.of(folder, "pgbouncer"))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(found.isPresent(), "pgbouncer is not on the PATH; install it");
    return found.orElseThrow().toString();
  }

  private static String text(PgDatabase database, Path users, int port) {
    String root = "root".equals(System.getProperty("user.name")) ? NOBODY : "";
    return """
    [databases]
    %s = host=127.0.0.1 port=%d
    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = %d
    unix_socket_dir =
    auth_type = scram-sha-256
    auth_file = %s
    %s\
    """
        .formatted(database.name(), database.port(), port, users, root);
  }

  /** URL of the database's owner through it. */
  public String url() {
    return database.url(port);
  }

  /** What it has told so far. */
  public String log() {
    return process.stderr();
  }

  /** Waits until it has let so many clients in. */
  public void awaitClients(int count) {
    process.awaitOutput("login attempt", count, LIMIT);
  }

  /** Kills it. */
  @Override
  public void close() {
    process.close();
  }
}
