package dev.slipway.postgres;

import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.TrustedRoots;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The roots that a word of {@link TrustedRoots} stands for, for programs that want a file. */
public final class RootsText {

  private static final Base64.Encoder BASE64 =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private RootsText() {}

  /** The roots in PEM; null when sslrootcert is a file, or not set. */
  public static @Nullable String pem(DatabaseSettings database) {
    return switch (database.driverProperties().getOrDefault("sslrootcert", "")) {
      case TrustedRoots.RDS -> RdsCertificates.pem(database.host());
      case TrustedRoots.SYSTEM -> ofThisJvm();
      default -> null;
    };
  }

  private static String ofThisJvm() {
    StringBuilder pem = new StringBuilder();
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (TrustManager manager : factory.getTrustManagers()) {
        append(pem, manager);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The roots of this JVM cannot be read", e);
    }
    return pem.toString();
  }

  private static void append(StringBuilder pem, TrustManager manager)
      throws GeneralSecurityException {
    if (manager instanceof X509TrustManager trusting) {
      for (X509Certificate root : trusting.getAcceptedIssuers()) {
        pem.append("-----BEGIN CERTIFICATE-----\n");
        pem.append(BASE64.encodeToString(root.getEncoded()));
        pem.append("\n-----END CERTIFICATE-----\n");
      }
    }
  }
}
