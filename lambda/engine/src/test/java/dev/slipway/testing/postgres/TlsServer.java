package dev.slipway.testing.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An embedded PostgreSQL that takes TLS connections. Its certificate is for {@code localhost} only,
 * so that it is of another name at {@code 127.0.0.1}.
 */
public final class TlsServer implements AutoCloseable {

  private final TestCertificates certificates;
  private final EmbeddedPostgres server;

  /** Starts it; certificates go to the folder. */
  public TlsServer(Path folder) {
    certificates = new TestCertificates(folder);
    try {
      server =
          EmbeddedPostgres.builder()
              .setLocaleConfig("locale", "C")
              .setServerConfig("fsync", "off")
              .setServerConfig("ssl", "on")
              .setServerConfig("ssl_cert_file", certificates.certificate("server").toString())
              .setServerConfig("ssl_key_file", certificates.key().toString())
              .setPGStartupWait(Duration.ofSeconds(60))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("The server with TLS did not start", e);
    }
  }

  /** Its port. */
  public int port() {
    return server.getPort();
  }

  /** The URL of its database by a host's name; it says nothing of TLS. */
  public String url(String host) {
    return "postgres://postgres@" + host + ":" + port() + "/postgres";
  }

  /** The file with the root that has signed its certificate. */
  public Path root() {
    return certificates.certificate("root");
  }

  /** The file with a root that has not. */
  public Path otherRoot() {
    return certificates.certificate("other");
  }

  /** Flags for a JVM whose own roots have signed its certificate. */
  public String[] trustingJvmFlags() {
    return new String[] {
      "-Djavax.net.ssl.trustStore=" + certificates.file(),
      "-Djavax.net.ssl.trustStorePassword=" + TestCertificates.PASSWORD
    };
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
