package dev.slipway.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.postgresql.ssl.WrappedFactory;

/** Makes TLS sockets that trust the roots of a text; the driver creates it by its name. */
public final class PemTrust extends WrappedFactory {

  /**
   * Trusts certificates in PEM, and nothing else.
   *
   * @throws GeneralSecurityException when the text is no PEM
   */
  public PemTrust(String pem) throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust(pem).getTrustManagers(), null);
    factory = context.getSocketFactory();
  }

  private static TrustManagerFactory trust(String pem)
      throws GeneralSecurityException, IOException {
    KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
    roots.load(null, null);
    var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    for (Certificate root : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
      roots.setCertificateEntry("root" + roots.size(), root);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(roots);
    return trust;
  }
}
