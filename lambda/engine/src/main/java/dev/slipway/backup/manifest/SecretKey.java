package dev.slipway.backup.manifest;

import dev.slipway.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret that signs: HMAC-SHA-256 (RFC 2104) of the manifest's bytes, as hexadecimal digits. */
public record SecretKey(Secret secret) implements ManifestKey {

  private static final String ALGORITHM = "HmacSHA256";

  @Override
  public String sign(byte[] manifest) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(manifest));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public boolean hasSigned(byte[] manifest, String signature) {
    return MessageDigest.isEqual(
        sign(manifest).getBytes(StandardCharsets.US_ASCII),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void tryOut() {
    // It is at hand.
  }
}
