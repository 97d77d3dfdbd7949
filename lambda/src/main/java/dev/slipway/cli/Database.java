package dev.slipway.cli;

import dev.slipway.config.CredentialSource;
import dev.slipway.config.Credentials;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import dev.slipway.postgres.EmbeddedServer;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database of a command: the one that is configured, or an embedded server while it lasts. */
final class Database implements AutoCloseable {

  private static final Path HOME = Path.of(".slipway");

  private final Settings settings;
  private final @Nullable EmbeddedServer server;

  private Database(Settings settings, @Nullable EmbeddedServer server) {
    this.settings = settings;
    this.server = server;
  }

  static Database of(Settings settings, Terminal terminal) {
    if (settings.database() != null) {
      return new Database(settings, null);
    }
    if (settings.isProduction()) {
      throw new InvalidInput(
          "ENVIRONMENT is prod and no database is configured. Set DATABASE_URL, or DB_HOST with its"
              + " companions; the embedded PostgreSQL is for trying things out. Nothing was done.");
    }
    terminal
        .err()
        .println(
            "slipway: no database is configured, using the embedded PostgreSQL in " + HOME + "/");
    EmbeddedServer server =
        EmbeddedServer.start(HOME, text -> terminal.err().println("slipway: " + text));
    DatabaseSettings database =
        new DatabaseSettings(
            "127.0.0.1",
            server.port(),
            server.database(),
            CredentialSource.of(new Credentials(server.user(), null)),
            Map.of());
    return new Database(withStore(settings.withDatabase(database)), server);
  }

  /** For what needs none: the settings as they are. */
  static Database notNeeded(Settings settings) {
    return new Database(settings, null);
  }

  /** Its backups are kept beside its data, unless a store is named. */
  private static Settings withStore(Settings settings) {
    return settings.backupStore() == null
        ? settings.withBackupStore("file:" + HOME.resolve("backups"))
        : settings;
  }

  Settings settings() {
    return settings;
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
