package dev.slipway.postgres;

import dev.slipway.config.TrustedRoots;
import java.util.Properties;

/** Gives the driver the roots that sslrootcert names by a word; it only knows files itself. */
final class Roots {

  private Roots() {}

  /** Replaces a word of {@link TrustedRoots}; leaves a file as it is. */
  static void resolve(Properties properties, String host) {
    switch (properties.getProperty("sslrootcert", "")) {
      case TrustedRoots.RDS -> {
        use(properties, PemTrust.class.getName());
        properties.setProperty("sslfactoryarg", RdsCertificates.pem(host));
      }
      case TrustedRoots.SYSTEM -> use(properties, "org.postgresql.ssl.DefaultJavaSSLFactory");
      default -> {}
    }
  }

  private static void use(Properties properties, String factory) {
    properties.remove("sslrootcert");
    properties.setProperty("sslfactory", factory);
  }
}
