package dev.slipway.mysql;

import dev.slipway.config.Credentials;
import dev.slipway.config.MysqlSettings;
import dev.slipway.config.MysqlTls;
import dev.slipway.config.Passage;
import dev.slipway.config.Secret;
import dev.slipway.config.Server;
import dev.slipway.error.InvalidInput;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/** Connects by MariaDB's driver. */
final class MysqlDriver {

  private MysqlDriver() {}

  /** A connection. Throws {@link InvalidInput} where the driver is not on the class path. */
  static Connection connect(MysqlSettings settings) throws SQLException {
    MysqlTls tls = settings.tls();
    try {
      return connect(settings, tls == MysqlTls.DISABLED ? "disable" : mode(tls));
    } catch (SQLException e) {
      if (tls == MysqlTls.PREFERRED && hasNoTls(e)) {
        return connect(settings, "disable");
      }
      throw e;
    } catch (NoClassDefFoundError e) {
      throw new InvalidInput(
          "The function cannot read MySQL: the driver is not in it. From where both servers are"
              + " reached, use the command line: ./slipway copy --from mysql://...; or ./slipway"
              + " export --from mysql://... --to s3://bucket/prefix, which the function imports."
              + " Nothing was done.");
    }
  }

  private static Connection connect(MysqlSettings settings, String mode) throws SQLException {
    Properties properties = properties(settings, mode);
    Passage passage = settings.passage();
    return passage != null && MysqlPassages.leads(passage, settings.server())
        ? MysqlPassages.connect(passage, settings.server(), properties)
        : connect(settings.server(), properties);
  }

  /** A connection to a server. What a URL says in characters of its own goes by properties. */
  static Connection connect(Server server, Properties properties) throws SQLException {
    String url = "jdbc:mariadb://" + server.host() + ":" + server.port() + "/";
    Connection connection = new Driver().connect(url, properties);
    if (connection == null) {
      throw new IllegalStateException("the MariaDB driver does not take its own URL");
    }
    return connection;
  }

  private static Properties properties(MysqlSettings settings, String mode) {
    Properties properties = new Properties();
    Credentials who = settings.credentials();
    properties.setProperty("user", who.user());
    Secret password = who.password();
    properties.setProperty("password", password == null ? "" : password.value());
    properties.setProperty("sslMode", mode);
    if (settings.roots() != null) {
      properties.setProperty("serverSslCert", settings.roots());
    }
    properties.setProperty("connectTimeout", millis(settings.connectTimeout().toMillis()));
    properties.setProperty("socketTimeout", millis(settings.readTimeout().toMillis()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("tinyInt1isBit", "false");
    properties.setProperty("connectionAttributes", "program_name:slipway");
    // A server could read our files by it, and no text of ours holds two statements.
    properties.setProperty("allowLocalInfile", "false");
    properties.setProperty("allowMultiQueries", "false");
    // MySQL 8 encrypts a password with a key that is only as good as the way it comes by.
    properties.setProperty("allowPublicKeyRetrieval", String.valueOf(isLoopback(settings)));
    return properties;
  }

  private static String millis(long millis) {
    return String.valueOf(Math.min(millis, Integer.MAX_VALUE));
  }

  private static String mode(MysqlTls tls) {
    return switch (tls) {
      case VERIFY_CA -> "verify-ca";
      case VERIFY_IDENTITY -> "verify-full";
      case DISABLED, PREFERRED, REQUIRED -> "trust";
    };
  }

  private static boolean isLoopback(MysqlSettings settings) {
    try {
      return InetAddress.getByName(settings.server().host()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean hasNoTls(SQLException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("ssl") && message.contains("not enabled");
  }
}
