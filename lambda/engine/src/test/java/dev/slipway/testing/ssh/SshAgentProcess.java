package dev.slipway.testing.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** OpenSSH's ssh-agent as a child process. */
public final class SshAgentProcess implements AutoCloseable {

  private static final long LIMIT = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  private final Path socket;
  private final Process process;

  private SshAgentProcess(Path socket, Process process) {
    this.socket = socket;
    this.process = process;
  }

  /** Starts one that holds nothing; its socket is a new file of the folder. */
  public static SshAgentProcess start(Path folder) {
    Path socket = folder.resolve("agent");
    try {
      Process process =
          new ProcessBuilder(SshPrograms.path("ssh-agent"), "-D", "-a", socket.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      long end = System.nanoTime() + LIMIT;
      while (!Files.exists(socket)) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IOException("ssh-agent does not listen");
        }
        LockSupport.parkNanos(PAUSE);
      }
      return new SshAgentProcess(socket, process);
    } catch (IOException e) {
      throw new UncheckedIOException("ssh-agent did not start", e);
    }
  }

  /** Has it hold a key that has no passphrase. */
  public void add(Path key) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(SshPrograms.path("ssh-add"), "-q", key.toString());
      builder.environment().put("SSH_AUTH_SOCK", socket.toString());
      if (builder.inheritIO().start().waitFor() != 0) {
        throw new IllegalStateException("ssh-add failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Where it listens. */
  public Path socket() {
    return socket;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
