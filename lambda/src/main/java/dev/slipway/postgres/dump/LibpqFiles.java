package dev.slipway.postgres.dump;

import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Secret;
import dev.slipway.postgres.RootsText;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What pg_dump reads from files, in a folder that only this user may read and that is gone
 * afterwards. The password is here, and not in the child's environment, because libpq itself warns
 * that other users can read that on some systems (PostgreSQL manual, chapter 32.15 "Environment
 * Variables"), and it would show in core dumps and reach every further child. Where the child can
 * read a file that it was given as its input, the password's has no name any more once it has
 * started: nothing that ends us leaves it behind.
 */
final class LibpqFiles implements AutoCloseable {

  /** Libpq opens it by its name, and takes plain files only, which a pipe is not. */
  private static final Path INPUT = Path.of("/dev/stdin");

  private final DumpFolder folder;
  private final @Nullable Path password;
  private final @Nullable Path roots;

  LibpqFiles(DatabaseSettings database) throws IOException {
    folder = DumpFolder.create();
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
    return Files.writeString(Files.createTempFile(folder.path(), "libpq", null), text);
  }

  /** Starts the process that reads these files. */
  Process start(ProcessBuilder builder) throws IOException {
    if (password == null || !isGivenAsInput()) {
      return builder.start();
    }
    Process process = builder.redirectInput(Redirect.from(password.toFile())).start();
    Files.delete(password);
    return process;
  }

  private static boolean isGivenAsInput() {
    return Files.exists(INPUT);
  }

  /** The password file as the process is to open it; null when there is no password. */
  @Nullable Path password() {
    return password != null && isGivenAsInput() ? INPUT : password;
  }

  /** The file with the roots to trust, where a word stands for them; else null. */
  @Nullable Path roots() {
    return roots;
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
