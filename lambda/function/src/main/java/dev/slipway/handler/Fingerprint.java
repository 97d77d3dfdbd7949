package dev.slipway.handler;

import dev.slipway.action.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells properties of a custom resource apart: SHA-256, as 64 hexadecimal digits. */
final class Fingerprint {

  /** They say who is asked and how long it may take, not what for. */
  private static final Set<String> CLOUD_FORMATIONS = Set.of("ServiceToken", "ServiceTimeout");

  private Fingerprint() {}

  static String of(Map<String, Object> properties) {
    Map<String, Object> sorted = new TreeMap<>(properties);
    sorted.keySet().removeAll(CLOUD_FORMATIONS);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(Json.text(sorted).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
