package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Cli.Result;
import dev.slipway.testing.PgDatabase;
import dev.slipway.testing.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A database that is backed up, and another that the backup is restored into. */
abstract class RestoreTestBase extends CliTestBase {

  @RegisterExtension final PgDatabase target = new PgDatabase();

  @TempDir Path store;

  @BeforeEach
  void nameTheStore() {
    project = project.with("BACKUP_STORE", "file:" + store);
  }

  /** Backs the source up and gives the URI. */
  String backUp(String... arguments) {
    String[] all =
        Stream.concat(Stream.of("backup", "--json"), Stream.of(arguments)).toArray(String[]::new);
    return String.valueOf(done(all).json().get("backup"));
  }

  /** Restores into the target as its owner. */
  Result restore(String... arguments) {
    return restoreAs(target.url(), arguments);
  }

  Result restoreAs(String url, String... arguments) {
    String[] all = Stream.concat(Stream.of("restore"), Stream.of(arguments)).toArray(String[]::new);
    return project.on(url).run(all);
  }

  static void succeeded(Result result) {
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
  }

  /** The restore is refused with this message, and the target stays as it is. */
  void refused(Result result, List<String> before, String... message) throws SQLException {
    assertThat(result.exitCode()).as(result.out()).isNotZero();
    assertThat(result.err()).contains(message);
    assertThat(target.catalogue()).isEqualTo(before);
  }

  static void executeAsSuperuser(PgDatabase database, String... sql) throws SQLException {
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      for (String text : sql) {
        statement.execute(text);
      }
    }
  }

  /** One of every kind of object, as far as the server knows it. */
  static void makeEveryKind(PgDatabase database) throws SQLException, IOException {
    List<String> texts = new ArrayList<>(List.of(resource("/every-kind.sql")));
    if (PostgresServer.majorVersion() >= 15) {
      texts.add(resource("/every-kind-15.sql"));
    }
    executeAsSuperuser(database, texts.toArray(String[]::new));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = RestoreTestBase.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Path folder(String uri) {
    return Path.of(uri.substring("file:".length()));
  }

  /** The definitions in a backup as they are stored; equal for equal databases. */
  static List<String> files(String uri) throws IOException {
    try (Stream<Path> files = Files.list(folder(uri))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
