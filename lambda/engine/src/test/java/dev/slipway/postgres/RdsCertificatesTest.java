package dev.slipway.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the roots of RDS that the build has fetched. */
class RdsCertificatesTest {

  private static final Date IN_TEN_YEARS = Date.from(Instant.parse("2036-01-01T00:00:00Z"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "us-east-1",
        "us-west-2",
        "eu-central-1",
        "eu-west-1",
        "ap-southeast-2",
        "sa-east-1"
      })
  void aRegionHasOneRootOfEachKind(String region) throws Exception {
    String prefix = "CN=Amazon RDS " + region + " Root CA ";
    assertThat(roots("shop.abc." + region + ".rds.amazonaws.com"))
        .extracting(root -> root.getSubjectX500Principal().getName())
        .anyMatch(name -> name.contains(prefix + "RSA2048 G1"))
        .anyMatch(name -> name.contains(prefix + "RSA4096 G1"))
        .anyMatch(name -> name.contains(prefix + "ECC384 G1"))
        .hasSize(3);
  }

  @Test
  void theEndpointOfAClusterTellsItsRegionToo() throws Exception {
    assertThat(roots("shop.cluster-ro-abc.eu-north-1.rds.amazonaws.com")).hasSize(3);
  }

  @Test
  void aNameOfOnesOwnGetsTheRootsOfAllRegions() throws Exception {
    assertThat(roots("db.example.com")).hasSizeGreaterThan(80);
  }

  @Test
  void everyRootSignsItselfAndLastsLong() throws Exception {
    for (X509Certificate root : roots("db.example.com")) {
      root.verify(root.getPublicKey());
      assertThat(root.getBasicConstraints()).isNotNegative();
      assertThat(root.getNotAfter()).isAfter(IN_TEN_YEARS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.abc.il-central-1.rds.amazonaws.com",
        "shop.abc.rds.cn-north-1.amazonaws.com.cn"
      })
  void aRegionThatIsNotAmongThemIsSaidWithAdvice(String host) {
    assertThatThrownBy(() -> RdsCertificates.pem(host))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("There are no certificates of RDS for ")
        .hasMessageContaining("Set DB_SSLROOTCERT to a file with them");
  }

  @Test
  void printsWhatReadingThemCosts() throws Exception {
    for (String host : List.of("a.b.us-east-1.rds.amazonaws.com", "db.example.com")) {
      long start = System.nanoTime();
      new PemTrust(RdsCertificates.pem(host));
      System.out.printf("the roots for %s: %.1f ms%n", host, (System.nanoTime() - start) / 1e6);
    }
  }

  private static List<X509Certificate> roots(String host) throws CertificateException {
    byte[] pem = RdsCertificates.pem(host).getBytes(StandardCharsets.US_ASCII);
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem))
        .stream()
        .map((Certificate certificate) -> (X509Certificate) certificate)
        .toList();
  }
}
