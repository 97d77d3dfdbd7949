package dev.slipway.postgres.dump;

import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Secret;
import dev.slipway.postgres.RootsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What pg_dump reads from files, in a folder that only this user may read and that is gone
 * afterwards. The password is here, and not in the child's environment, because libpq itself warns
 * that other users can read that on some systems (PostgreSQL manual, chapter 32.15 "Environment
 * Variables"), and it would show in core dumps and reach every further child.
 */
final class LibpqFiles implements AutoCloseable {

  private final Path folder;
  private final @Nullable Path password;
  private final @Nullable Path roots;

  LibpqFiles(DatabaseSettings database) throws IOException {
    folder = Files.createTempDirectory("slipway-pg-dump");
    try {
      Secret secret = database.password();
      password = secret == null ? null : write(passwordLine(secret));
      String pem = RootsText.pem(database);
      roots = pem == null ? null : write(pem);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** For whatever is connected to: the folder serves one connection (chapter 32.16). */
  private static String passwordLine(Secret secret) throws IOException {
    if (secret.value().contains("\n")) {
      throw new IOException("a password with a line break cannot be given to pg_dump");
    }
    return "*:*:*:*:" + secret.value().replace("\\", "\\\\").replace(":", "\\:") + "\n";
  }

  /** Java makes temporary files so that only their owner can read them. */
  private Path write(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "libpq", null), text);
  }

  /** The password file; null when there is no password. */
  @Nullable Path password() {
    return password;
  }

  /** The file with the roots to trust, where a word stands for them; else null. */
  @Nullable Path roots() {
    return roots;
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
