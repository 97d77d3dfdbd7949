package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backup.manifest.KeyFailed;
import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.aws.KmsServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link KmsKey} with a stand-in that speaks the protocol of KMS. */
class KmsKeyTest {

  private static final String ARN = "arn:aws:kms:eu-west-3:111122223333:key/mrk-1";
  private static final String ALIAS = "alias/backups";
  private static final byte[] MANIFEST = "{} ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
  private static final KmsServer SERVER = new KmsServer();

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlKms", SERVER::endpoint);

  @BeforeEach
  void makeKeys() {
    SERVER.forget();
    SERVER.add(ARN);
    SERVER.add(ALIAS);
  }

  @AfterAll
  static void stopServer() {
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource({ARN + ", eu-west-3", ALIAS + ", us-east-1"})
  void signsInItsRegionAndKnowsWhatItSigned(String id, String region) {
    KmsKey key = new KmsKey(id);
    String signature = key.sign(MANIFEST);
    assertThat(signature).matches("[0-9a-f]{64}");
    assertThat(key.hasSigned(MANIFEST, signature)).isTrue();
    assertThat(key.hasSigned(new byte[] {1}, signature)).isFalse();
    assertThat(SERVER.calls())
        .containsExactly(
            "TrentService.GenerateMac " + region,
            "TrentService.VerifyMac " + region,
            "TrentService.VerifyMac " + region);
  }

  @Test
  void whatCannotBeASignatureIsNotAskedFor() {
    KmsKey key = new KmsKey(ALIAS);
    for (String text : List.of("", "00", "x".repeat(64), "A".repeat(64))) {
      assertThat(key.hasSigned(MANIFEST, text)).isFalse();
    }
    assertThat(SERVER.calls()).isEmpty();
    String others = new KmsKey(ARN).sign(MANIFEST);
    assertThat(key.hasSigned(MANIFEST, others)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "400, ThrottlingException",
    "500, KMSInternalException",
    "503, DependencyTimeoutException",
    "0, cut"
  })
  void whatPassesIsNotNoticed(int status, String type) {
    SERVER.failNext(2, status, type, "for a moment");
    String signature = new KmsKey(ALIAS).sign(MANIFEST);
    SERVER.failNext(2, status, type, "for a moment");
    assertThat(new KmsKey(ALIAS).hasSigned(MANIFEST, signature)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | AccessDeniedException | allow kms:GenerateMac on it, in the policy",
        "1 | DisabledException | enable it (aws kms enable-key --key-id ID)",
        "1 | KMSInvalidStateException | cancel its deletion",
        "1 | com.amazonaws.kms#NotFoundException | an alias is looked for in the configured one",
        "1 | InvalidKeyUsageException | --key-usage GENERATE_VERIFY_MAC --key-spec HMAC_256",
        "6 | ThrottlingException | try again later: others of the account ask KMS too often",
        "1 | ExpiredTokenException | check the AWS credentials",
        "1 | SomethingNew | try again; if it goes on, look at the key",
        "6 |  | check the AWS credentials, the region (AWS_REGION, or name the key by its ARN)"
      })
  void whatStaysIsToldWithWhatToDo(int tries, String type, String advice) {
    SERVER.failNext(tries, type == null ? 0 : 400, type, "so says KMS");
    assertThatThrownBy(() -> new KmsKey(ALIAS).tryOut())
        .isInstanceOf(KeyFailed.class)
        .hasMessageStartingWith("The key alias/backups cannot sign (")
        .hasMessageContaining(type == null ? "Exception: " : type.replaceFirst(".*#", "") + ": so")
        .hasMessageContaining("). Nothing was changed. Next: ")
        .hasMessageContaining(advice);
    assertThat(SERVER.calls()).hasSize(tries);
    new KmsKey(ALIAS).tryOut();
  }

  @Test
  void whatKmsDoesNotSayIsNeverTakenForYes() {
    KmsKey key = new KmsKey(ALIAS);
    String signature = key.sign(MANIFEST);
    SERVER.failNext(5, 400, "AccessDeniedException", "not authorized to perform: kms:VerifyMac");
    assertThatThrownBy(() -> key.hasSigned(MANIFEST, signature))
        .isInstanceOf(KeyFailed.class)
        .hasMessageStartingWith("It cannot be seen whether the key alias/backups has signed (")
        .hasMessageContaining("allow kms:VerifyMac on it");
    assertThat(key.hasSigned(MANIFEST, signature)).isTrue();
  }
}
