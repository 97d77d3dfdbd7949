package dev.slipway.aws;

import dev.slipway.backup.manifest.KeyFailed;
import dev.slipway.backup.manifest.ManifestKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * A key of AWS KMS that signs: HMAC-SHA-256 of the manifest's SHA-256, since KMS takes 4096 bytes
 * at most (AWS KMS API Reference, "GenerateMac"). Needs the rights kms:GenerateMac and
 * kms:VerifyMac.
 */
public final class KmsKey implements ManifestKey {

  private static final String ALGORITHM = "HMAC_SHA_256";

  /** 32 bytes in hexadecimal digits. */
  private static final String SIGNATURE = "[0-9a-f]{64}";

  /** No manifest is empty, so that what comes of it signs none. */
  private static final byte[] NOTHING = {};

  private final String id;
  private @Nullable JsonCalls calls;

  /** The key of an ARN, or of an alias in the configured region. Nothing is asked yet. */
  public KmsKey(String id) {
    this.id = id;
  }

  @Override
  public String sign(byte[] manifest) {
    Map<String, Object> answer =
        call(
            "The key " + id + " cannot sign",
            "GenerateMac",
            Map.of("KeyId", id, "MacAlgorithm", ALGORITHM, "Message", message(manifest)));
    byte[] mac = Base64.getDecoder().decode(String.valueOf(answer.get("Mac")));
    return HexFormat.of().formatHex(mac);
  }

  @Override
  public boolean hasSigned(byte[] manifest, String signature) {
    return signature.matches(SIGNATURE)
        && Boolean.TRUE.equals(
            call(
                    "It cannot be seen whether the key " + id + " has signed",
                    "VerifyMac",
                    Map.of(
                        "KeyId",
                        id,
                        "MacAlgorithm",
                        ALGORITHM,
                        "Message",
                        message(manifest),
                        "Mac",
                        text(HexFormat.of().parseHex(signature))))
                .get("MacValid"));
  }

  @Override
  public void tryOut() {
    sign(NOTHING);
  }

  private Map<String, Object> call(String what, String action, Map<String, String> request) {
    try {
      return FreshRights.awaited(() -> calls().call(action, request));
    } catch (AwsServiceException e) {
      if (JsonCalls.code(e).equals("KMSInvalidMacException")) {
        return Map.of("MacValid", false);
      }
      throw failed(what, action, e);
    } catch (SdkException e) {
      throw failed(what, action, e);
    }
  }

  private static KeyFailed failed(String what, String action, SdkException cause) {
    return new KeyFailed(
        what + " (" + AwsFailure.reason(cause) + ")", KmsFault.advice(action, cause), cause);
  }

  private JsonCalls calls() {
    if (calls == null) {
      calls = new JsonCalls(JsonService.KMS, region());
    }
    return calls;
  }

  /** The one that the key's ARN tells, or else the configured one. */
  private Region region() {
    return id.startsWith("arn:")
        ? Region.of(id.split(":", -1)[3])
        : new DefaultAwsRegionProviderChain().getRegion();
  }

  private static String message(byte[] manifest) {
    try {
      return text(MessageDigest.getInstance("SHA-256").digest(manifest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
