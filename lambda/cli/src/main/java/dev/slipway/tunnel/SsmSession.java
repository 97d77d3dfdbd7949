package dev.slipway.tunnel;

import dev.slipway.config.PassageFailed;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A forwarded port that the AWS CLI and its Session Manager plugin hold open. */
final class SsmSession implements AutoCloseable {

  /** What the plugin says once it listens; a port that merely answers may be somebody else's. */
  private static final Pattern LISTENS = Pattern.compile("Waiting for connections");

  private static final String DOCUMENT = "AWS-StartPortForwardingSessionToRemoteHost";
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:_-]*");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** No business of another program. */
  private static final Set<String> SECRETS =
      Set.of(
          "DATABASE_URL",
          "DB_PASSWORD",
          "PGPASSWORD",
          "MYSQL_PWD",
          "BACKUP_KEY",
          Identities.PASSPHRASE);

  /**
   * The shell ends the command, and the plugin that it has started, when its own input ends: also
   * with this process, however that ends. What waits for that ends with the command, whose number
   * may be somebody else's afterwards.
   */
  private static final String UNTIL_INPUT_ENDS =
      "exec 3<&0; \"$@\" </dev/null & command=$!; "
          + "{ while read -r line; do :; done; pkill -TERM -P $command; kill $command; }"
          + " <&3 >/dev/null 2>&1 & keeper=$!; "
          + "wait $command; code=$?; kill $keeper 2>/dev/null; exit $code";

  private static final long SECONDS_TO_OPEN = 60;
  private static final long SECONDS_TO_END = 3;

  private final Process process;
  private final int port;

  private SsmSession(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Opens one and waits until the port listens. */
  static SsmSession open(String instance, String host, int remotePort, LocalUser here)
      throws PassageFailed {
    if (!HOST.matcher(host).matches()) {
      throw PassageFailed.forGood(host + " is not a valid name of a host that SSM takes.");
    }
    try {
      int port = freePort();
      String parameters =
          "host=%s,portNumber=%d,localPortNumber=%d".formatted(host, remotePort, port);
      ProcessBuilder builder = new ProcessBuilder(command(program(here), instance, parameters));
      surround(builder.environment(), here.variables());
      Process process = builder.redirectErrorStream(true).start();
      return new SsmSession(process, port).opened(instance);
    } catch (PassageFailed e) {
      throw e;
    } catch (IOException e) {
      throw PassageFailed.forGood("The command aws does not start: " + e.getMessage() + ".");
    }
  }

  private static List<String> command(Path program, String instance, String parameters) {
    return List.of(
        "sh",
        "-c",
        UNTIL_INPUT_ENDS,
        "sh",
        program.toString(),
        "ssm",
        "start-session",
        "--target",
        instance,
        "--document-name",
        DOCUMENT,
        "--parameters",
        parameters);
  }

  private static Path program(LocalUser here) throws PassageFailed {
    Optional<Path> found =
        Arrays.stream(here.variables().getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder, "aws"))
            .filter(Files::isExecutable)
            .findFirst();
    return found.orElseThrow(
        () ->
            PassageFailed.forGood(
                "--ssm needs the AWS CLI, and no aws is on the PATH. Install it and its Session Manager plugin, or go through a server of SSH (--ssh)."));
  }

  private static void surround(Map<String, String> environment, Map<String, String> variables) {
    environment.clear();
    variables.forEach(
        (name, value) -> {
          if (VARIABLE.matcher(name).matches() && !SECRETS.contains(name)) {
            environment.put(name, value);
          }
        });
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private SsmSession opened(String instance) throws PassageFailed {
    SsmOutput output = SsmOutput.of(process);
    try {
      if (output.await(LISTENS, SECONDS_TO_OPEN)) {
        return this;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
    throw PassageFailed.forGood(
        output.says("SessionManagerPlugin is not found")
            ? "--ssm needs the Session Manager plugin of the AWS CLI, which is not installed. Install it, or go through a server of SSH (--ssh)."
            : "AWS Systems Manager opened no session with %s. aws said: %s. Check the instance, that its agent runs and may reach the database, and your rights and credentials (AWS_PROFILE, AWS_REGION)."
                .formatted(instance, output.last()));
  }

  /** The port of this machine. */
  int port() {
    return port;
  }

  boolean isOpen() {
    return process.isAlive();
  }

  /** Ends the session. Never throws. */
  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    try {
      process.getOutputStream().close();
      process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (IOException alreadyGone) {
      // All the better.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
