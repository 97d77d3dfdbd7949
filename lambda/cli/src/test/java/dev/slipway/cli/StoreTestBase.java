package dev.slipway.cli;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database, and a folder that its backups go to. */
abstract class StoreTestBase extends CliTestBase {

  @TempDir Path store;

  @BeforeEach
  void nameTheStore() {
    project = project.with("BACKUP_STORE", "file:" + store);
  }

  /** Backs the database up and gives the URI. */
  String backUp(String... arguments) {
    String[] all =
        Stream.concat(Stream.of("backup", "--json"), Stream.of(arguments)).toArray(String[]::new);
    return String.valueOf(done(all).json().get("backup"));
  }

  /** Where the files of a backup are. */
  static Path folder(String uri) {
    return Path.of(uri.substring("file:".length()));
  }
}
