package dev.slipway.testing.postgres;

import dev.slipway.testing.leaks.Leaks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives each test a fresh database of the shared server and drops it afterwards, whoever is still
 * connected. Use it as {@code @RegisterExtension PgDatabase db = new PgDatabase();}, not static; or
 * open one for a try block.
 */
public final class PgDatabase implements BeforeEachCallback, AfterEachCallback, AutoCloseable {

  /** The tables that Slipway keeps for itself. */
  public static final Set<String> HISTORY_TABLES =
      Set.of(
          "schema_migrations",
          "schema_migration_runs",
          "schema_migration_objects",
          "schema_migration_deploys",
          "schema_migration_backfills");

  private final Optional<String> wanted;
  private String name;

  /** A database of a name of our choice, never used before. */
  public PgDatabase() {
    wanted = Optional.empty();
  }

  /** A database of this name; tests that use it cannot run side by side. */
  public PgDatabase(String name) {
    wanted = Optional.of(name);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    create();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    drop();
  }

  /** A database of its own that is there until it is closed. */
  public static PgDatabase open() {
    PgDatabase database = new PgDatabase();
    database.create();
    return database;
  }

  /** Drops the database, whoever is still connected. */
  @Override
  public void close() {
    drop();
  }

  /** Makes it. */
  public void create() {
    name = wanted.map(PostgresServer::createDatabase).orElseGet(PostgresServer::createDatabase);
  }

  /** Drops it, whoever is still connected. */
  public void drop() {
    Leaks.watchHistory(this);
    PostgresServer.dropDatabase(name);
  }

  /** Name of the database. */
  public String name() {
    return name;
  }

  /** Port of the server. */
  public int port() {
    return PostgresServer.port();
  }

  /** Role that owns the database; it is no superuser. */
  public String user() {
    return PostgresServer.OWNER;
  }

  /** Password of the owner as it is, not encoded for a URL. */
  public String password() {
    return PostgresServer.PASSWORD;
  }

  /** URL for the owner, with the password, in the form {@code postgres://...}. */
  public String url() {
    return url(port());
  }

  /** The same URL through another port, such as that of a proxy. */
  public String url(int port) {
    return url(user(), port);
  }

  /** URL for a superuser. */
  public String superuserUrl() {
    return superuserUrl(port());
  }

  /** The same URL through another port. */
  public String superuserUrl(int port) {
    return url(PostgresServer.SUPERUSER, port);
  }

  private String url(String role, int port) {
    String encoded = URLEncoder.encode(password(), StandardCharsets.UTF_8);
    return "postgres://" + role + ":" + encoded + "@127.0.0.1:" + port + "/" + name;
  }

  /** Opens a connection as the owner; the caller closes it. */
  public Connection connect() throws SQLException {
    return connect(port());
  }

  /** Opens a connection as the owner through another port. */
  public Connection connect(int port) throws SQLException {
    return connect(port, new Properties());
  }

  /**
   * Opens a connection with more properties of the driver; these may also name another user. The
   * driver is told to send no statement of its own.
   */
  public Connection connect(int port, Properties properties) throws SQLException {
    Properties all = new Properties();
    all.setProperty("user", user());
    all.setProperty("password", password());
    all.setProperty("assumeMinServerVersion", "13");
    all.putAll(properties);
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + name, all);
  }

  /** Opens a connection as a superuser; the caller closes it. */
  public Connection connectAsSuperuser() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", PostgresServer.SUPERUSER);
    return connect(port(), properties);
  }

  /** Runs SQL texts in order, all on one connection of the owner that is closed afterwards. */
  public void execute(String... sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String text : sql) {
        statement.execute(text);
      }
    }
  }

  /** First column of the first row as text; null if there is no row or the value is NULL. */
  public String queryString(String sql) throws SQLException {
    List<List<String>> rows = rows(sql);
    return rows.isEmpty() ? null : rows.get(0).get(0);
  }

  /** All rows of a query as text; NULL becomes null. */
  public List<List<String>> rows(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    }
  }

  private static List<String> row(ResultSet result) throws SQLException {
    List<String> row = new ArrayList<>();
    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
      row.add(result.getString(column));
    }
    return row;
  }

  /** All that the database holds but Slipway's own tables, seen by a superuser. */
  public List<String> catalogue() throws SQLException {
    try (Connection connection = connectAsSuperuser()) {
      return Catalogue.of(connection, HISTORY_TABLES);
    }
  }
}
