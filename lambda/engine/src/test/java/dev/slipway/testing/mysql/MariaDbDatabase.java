package dev.slipway.testing.mysql;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives each test a fresh database of the shared MariaDB and drops it afterwards. Use it as
 * {@code @RegisterExtension MariaDbDatabase mysql = new MariaDbDatabase();}, not static.
 */
public final class MariaDbDatabase implements BeforeEachCallback, AfterEachCallback, AutoCloseable {

  private String name;

  @Override
  public void beforeEach(ExtensionContext context) {
    create();
  }

  /** A database of its own that is there until it is closed. */
  public static MariaDbDatabase open() {
    MariaDbDatabase database = new MariaDbDatabase();
    database.create();
    return database;
  }

  private void create() {
    MariaDbServer.assumeInstalled();
    name = MariaDbServer.createDatabase();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
  }

  /** Drops it. */
  @Override
  public void close() {
    if (name != null) {
      MariaDbServer.dropDatabase(name);
    }
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** URL with user and password, in the form {@code mysql://...}. */
  public String url() {
    return url(MariaDbServer.port());
  }

  /** The same through another port. */
  public String url(int port) {
    return url(MariaDbServer.USER, port);
  }

  /** The same for another user, who has the same password. */
  public String url(String user, int port) {
    String encoded = URLEncoder.encode(MariaDbServer.PASSWORD, StandardCharsets.UTF_8);
    return "mysql://" + user + ":" + encoded + "@127.0.0.1:" + port + "/" + name;
  }

  /** Opens a connection; the caller closes it. */
  public Connection connect() throws SQLException {
    return MariaDbServer.connect(name);
  }

  /** Runs statements in order, all on one connection that is closed afterwards. */
  public void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** All rows of a query as text; NULL becomes null. */
  public List<List<String>> rows(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(result.getString(column));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
