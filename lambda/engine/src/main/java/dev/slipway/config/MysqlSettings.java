package dev.slipway.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a database of MySQL or MariaDB.
 *
 * @param server where it is
 * @param name of the database, which MySQL calls a schema too
 * @param tls how the connection is secured
 * @param roots the file of the certificates that are trusted; null for those of the system
 * @param zone what a time without a zone is read in, and a time with one is shown in
 * @param connectTimeout how long connecting may take
 * @param readTimeout how long the server may be silent while it is read
 * @param passage how the server is reached; null for directly
 */
public record MysqlSettings(
    Server server,
    String name,
    Credentials credentials,
    MysqlTls tls,
    @Nullable String roots,
    ZoneId zone,
    Duration connectTimeout,
    Duration readTimeout,
    @Nullable Passage passage) {

  /** True for a text that means to name a database of MySQL or MariaDB. */
  public static boolean isMeantBy(String text) {
    return MysqlUrl.isMeantBy(text);
  }

  /**
   * Reads {@code mysql://user:password@host:port/database?ssl-mode=...}, or {@code mariadb://}.
   * Throws {@link dev.slipway.error.InvalidInput} that names all problems, and no value that may be
   * a secret.
   *
   * @param by the option or field that says it
   * @param variables environment variables: {@code MYSQL_PWD} holds a password that the URL lacks
   */
  public static MysqlSettings read(String by, String url, Map<String, String> variables) {
    return new MysqlReader(by, variables).read(url);
  }

  /** The same with a way to the server; null for directly. */
  public MysqlSettings withPassage(@Nullable Passage way) {
    return new MysqlSettings(
        server, name, credentials, tls, roots, zone, connectTimeout, readTimeout, way);
  }

  /** Where it is, for messages: never with a user or password. */
  public String address() {
    return server.place() + "/" + name;
  }
}
