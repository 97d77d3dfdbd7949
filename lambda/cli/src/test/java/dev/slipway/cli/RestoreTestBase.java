package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Wiring;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.SettingsReader;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.SessionOptions;
import dev.slipway.postgres.dump.DumpRequest;
import dev.slipway.postgres.dump.DumpSection;
import dev.slipway.postgres.dump.SchemaDumpers;
import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database that is backed up, and another that the backup is restored into. */
abstract class RestoreTestBase extends StoreTestBase {

  @RegisterExtension final PgDatabase target = new PgDatabase();

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

  /** All is restored, and this alone stands otherwise than in the backup. */
  static void succeededBut(Result result, String difference) {
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(ExitCode.FOUND);
    assertThat(result.json())
        .containsEntry("outcome", "DIFFERENT")
        .containsEntry("differences", List.of(difference));
  }

  /** The restore is refused with this message, and the target stays as it is. */
  void refused(Result result, List<String> before, String... message) throws SQLException {
    assertThat(result.exitCode()).as(result.out()).isNotZero();
    assertThat(result.err()).contains(message);
    assertThat(target.catalogue()).isEqualTo(before);
  }

  static void executeAsSuperuser(PgDatabase database, String... sql) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + database.name();
    Properties properties = new Properties();
    properties.setProperty("user", PostgresServer.SUPERUSER);
    properties.setProperty("password", PostgresServer.PASSWORD);
    properties.setProperty("preferQueryMode", "simple");
    try (Connection connection = DriverManager.getConnection(url, properties);
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

  /** What pg_dump writes of a database, without a key that is another each time. */
  static String dump(PgDatabase database) {
    DatabaseSettings settings =
        SettingsReader.read(
                Map.of("DATABASE_URL", database.superuserUrl()), Wiring.credentials(Map.of()))
            .database();
    Duration wait = Duration.ofSeconds(10);
    Connector connector =
        new Connector(
            Objects.requireNonNull(settings),
            SessionOptions.of("restore test", wait, wait),
            notice -> {});
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SchemaDumpers.choose(connector, PostgresServer.majorVersion())
        .dump(new DumpRequest(DumpSection.ALL, null, List.of()), out);
    return out.toString(StandardCharsets.UTF_8).replaceAll("(?m)^\\\\(un)?restrict .*\n", "");
  }
}
