package dev.slipway.testing.ssh;

import dev.slipway.testing.net.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * OpenSSH's sshd as a child process on the loopback interface; the user of the tests may log in
 * with its key. All its files are in one folder.
 */
public final class SshServer implements AutoCloseable {

  /** Who may log in. */
  public static final String USER = System.getProperty("user.name");

  private static final long LIMIT = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
  private static final Path PRIVILEGE_SEPARATION = Path.of("/run/sshd");

  private final Path folder;
  private final List<String> settings;
  private final int port;
  private Process process;

  private SshServer(Path folder, int port, List<String> settings) {
    this.folder = folder;
    this.port = port;
    this.settings = settings;
  }

  /** Starts one with further lines of sshd_config, and waits until it answers. */
  public static SshServer start(Path parent, String name, String... settings) {
    try {
      Path folder = Files.createDirectory(parent.resolve(name));
      SshServer server = new SshServer(folder, FreePort.next(), List.of(settings));
      SshPrograms.key(folder.resolve("host_key"), "");
      SshPrograms.key(folder.resolve("user_key"), "");
      Files.copy(folder.resolve("user_key.pub"), folder.resolve("authorized_keys"));
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("sshd did not start", e);
    }
  }

  /** Starts it, again at the same port. */
  public void start() throws IOException {
    if (USER.equals("root")) {
      Files.createDirectories(PRIVILEGE_SEPARATION);
    }
    List<String> lines =
        new ArrayList<>(
            List.of(
                "Port " + port,
                "ListenAddress 127.0.0.1",
                "HostKey " + folder.resolve("host_key"),
                "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
                "PidFile none",
                "StrictModes no",
                "UsePAM no",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "LogLevel DEBUG1"));
    lines.addAll(0, settings);
    Path config = Files.write(folder.resolve("sshd_config"), lines);
    process =
        new ProcessBuilder(
                SshPrograms.path("sshd"), "-D", "-f", config.toString(), "-E", log().toString())
            .inheritIO()
            .start();
    await();
  }

  private void await() throws IOException {
    long end = System.nanoTime() + LIMIT;
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IOException("sshd does not listen:\n" + said(), notYet);
        }
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  private Path log() {
    return folder.resolve("log");
  }

  /** What it has logged. */
  public String said() {
    try {
      return Files.exists(log()) ? Files.readString(log()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many connections it was asked to lead to a place. */
  public int led(String host, int to) {
    String request = "target %s port %d".formatted(host, to);
    return said().split(Pattern.quote(request), -1).length - 1;
  }

  /** Its port. */
  public int port() {
    return port;
  }

  /** The file with the private key that lets in. */
  public Path key() {
    return folder.resolve("user_key");
  }

  /** Lets somebody else's key in too. */
  public void allow(Path key) throws IOException {
    Files.writeString(
        folder.resolve("authorized_keys"),
        Files.readString(key.resolveSibling(key.getFileName() + ".pub")),
        StandardOpenOption.APPEND);
  }

  /** The line of known_hosts for it. */
  public String knownHost() {
    return "[127.0.0.1]:" + port + " " + hostKey();
  }

  /** The public half of its own key, kind first. */
  public String hostKey() {
    try {
      return Files.readString(folder.resolve("host_key.pub")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fingerprint of its own key. */
  public String fingerprint() {
    return SshPrograms.run(List.of(SshPrograms.path("ssh-keygen"), "-lf", folder + "/host_key.pub"))
        .split(" ", -1)[1];
  }

  /** Kills it with all its sessions. */
  public void kill() {
    List<ProcessHandle> sessions = process.descendants().toList();
    process.destroyForcibly();
    sessions.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many sessions there are. */
  public long sessions() {
    return process.children().count();
  }

  @Override
  public void close() {
    kill();
  }
}
