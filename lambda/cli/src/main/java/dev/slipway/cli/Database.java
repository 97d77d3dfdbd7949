package dev.slipway.cli;

import dev.slipway.Wiring;
import dev.slipway.action.Request;
import dev.slipway.config.CredentialSource;
import dev.slipway.config.Credentials;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Settings;
import dev.slipway.embedded.EmbeddedServer;
import dev.slipway.error.InvalidInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database of a command: the one that is configured, or an embedded server while it lasts. */
final class Database implements AutoCloseable {

  private static final Path HOME = Path.of(".slipway");

  private final Settings settings;
  private final @Nullable DatabaseSettings scratch;
  private final @Nullable EmbeddedServer server;

  private Database(
      Settings settings, @Nullable DatabaseSettings scratch, @Nullable EmbeddedServer server) {
    this.settings = settings;
    this.scratch = scratch;
    this.server = server;
  }

  static Database of(Settings settings, Terminal terminal, Request request) {
    if (settings.database() != null) {
      return new Database(settings, settings.database(), null);
    }
    EmbeddedChoice.check(terminal.environment());
    if (settings.isProtected()) {
      throw new InvalidInput(
          "ENVIRONMENT is "
              + settings.environment()
              + " and no database is configured. Set DATABASE_URL, or DB_HOST with its"
              + " companions; the embedded PostgreSQL is for trying things out. Nothing was done.");
    }
    requireMigrations(settings, request);
    boolean named = EmbeddedChoice.isNamed(terminal.environment());
    String why = named ? "" : "no database is configured, ";
    terminal.tell(why + "using the embedded PostgreSQL in " + HOME + "/");
    EnvironmentFile.advice().filter(advice -> !named).ifPresent(terminal::tell);
    EmbeddedServer server = EmbeddedServer.start(HOME, text -> terminal.tell(text));
    DatabaseSettings database = embedded(server.host(), server.port(), server.user());
    return new Database(withStore(settings.withDatabase(database)), database, server);
  }

  /** Who stands in a wrong folder shall not find the data of a new server in it afterwards. */
  private static void requireMigrations(Settings settings, Request request) {
    if (Files.notExists(HOME) && !request.needsNoMigrations()) {
      Wiring.requireMigrations(settings);
    }
  }

  private static DatabaseSettings embedded(String host, int port, String user) {
    return new DatabaseSettings(
        host,
        port,
        EmbeddedServer.DATABASE,
        CredentialSource.of(new Credentials(user, null)),
        Map.of());
  }

  /** For what reads its backups only: the configured one, else the name of the embedded one. */
  static Database notConnected(Settings settings) {
    Settings named = named(settings);
    return new Database(named, named.database(), null);
  }

  /** The same, and an embedded server for what is thrown away afterwards. */
  static Database withScratch(Settings settings, Terminal terminal, Request request) {
    requireMigrations(settings, request);
    EmbeddedServer server = EmbeddedServer.startScratch(HOME, text -> terminal.tell(text));
    DatabaseSettings scratch = embedded(server.host(), server.port(), server.user());
    return new Database(named(settings), scratch, server);
  }

  private static Settings named(Settings settings) {
    return settings.database() == null
        ? withStore(settings.withDatabase(embedded("127.0.0.1", 0, EmbeddedServer.USER)))
        : settings;
  }

  /** Its backups are kept beside its data, unless a store is named. */
  private static Settings withStore(Settings settings) {
    return settings.backupStore() == null
        ? settings.withBackupStore(Settings.EMBEDDED_STORE)
        : settings;
  }

  Settings settings() {
    return settings;
  }

  /** Whose server backups are rehearsed on. */
  @Nullable DatabaseSettings scratch() {
    return scratch;
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
