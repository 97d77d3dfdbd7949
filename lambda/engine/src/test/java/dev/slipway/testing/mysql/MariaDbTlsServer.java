package dev.slipway.testing.mysql;

import dev.slipway.testing.postgres.TestCertificates;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A MariaDB of its own that takes TLS connections, with a certificate for {@code localhost}. */
public final class MariaDbTlsServer implements AutoCloseable {

  private final TestCertificates certificates;
  private final MariaDbProcess process;

  /** Starts it; certificates go to the folder. */
  public MariaDbTlsServer(Path folder) {
    MariaDbServer.assumeInstalled();
    certificates = new TestCertificates(folder);
    process =
        MariaDbServer.start(
            "--ssl-cert=" + certificates.certificate("server"),
            "--ssl-key=" + certificates.key(),
            "--ssl-ca=" + certificates.certificate("root"));
    try (Connection connection =
            MariaDbServer.connect(port(), "", MariaDbServer.USER, MariaDbServer.PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE shop");
      statement.execute("CREATE TABLE shop.ships (name varchar(20))");
    } catch (SQLException e) {
      throw new IllegalStateException("The server with TLS took no database", e);
    }
  }

  /** Its port. */
  public int port() {
    return process.port();
  }

  /**
   * The URL of its database by a host's name; the certificate must be for that, and signed by a
   * root.
   *
   * @param root {@code root}, or {@code other}, which has signed nothing
   */
  public String url(String host, String root) {
    return "mysql://%s:%s@%s:%d/shop?ssl-mode=VERIFY_IDENTITY&ssl-ca=%s"
        .formatted(
            MariaDbServer.USER,
            URLEncoder.encode(MariaDbServer.PASSWORD, StandardCharsets.UTF_8),
            host,
            port(),
            certificates.certificate(root));
  }

  @Override
  public void close() {
    process.stop();
  }
}
