package dev.slipway.postgres;

import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the driver of what kind the key of a client's certificate is, which it cannot see itself.
 * It takes PEM of PKCS 8 without encryption (and DER of PKCS 8 or PKCS 12, by the file's ending).
 */
final class ClientKey {

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (?<kind>[A-Z0-9 ]*PRIVATE KEY)-----(?<body>[^-]*)-----END ", Pattern.DOTALL);

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private ClientKey() {}

  /**
   * Looks into the key that sslkey names, if any. Throws {@link InvalidInput} when the driver
   * cannot take it, with the command that changes that.
   */
  static void resolve(Properties properties) {
    String file = properties.getProperty("sslkey");
    if (file == null || file.endsWith(".pk8") || file.endsWith(".p12") || file.endsWith(".pfx")) {
      return;
    }
    String text = text(file);
    Matcher pem = PEM.matcher(text);
    if (!pem.find()) {
      return; // DER, which the driver tells by itself.
    }
    if (!pem.group("kind").equals("PRIVATE KEY")) {
      throw refused(file, "holds a " + pem.group("kind") + ", which Java cannot read");
    }
    properties.setProperty("pemKeyAlgorithm", algorithm(file, pem.group("body")));
  }

  /** A certificate is only shown by the driver's own check of a file with roots. */
  static void requireRootsInAFile(Properties properties, String word) {
    if (properties.containsKey("sslcert") || properties.containsKey("sslkey")) {
      throw new InvalidInput(
          "With sslcert and sslkey, sslrootcert must name a file, and not "
              + word
              + ": write the roots into one, or name the system's own"
              + " (/etc/ssl/certs/ca-certificates.crt on Debian). Nothing was done.");
    }
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new InvalidInput(
          "The key of the client's certificate cannot be read: "
              + file
              + " ("
              + e.getClass().getSimpleName()
              + "). Check sslkey. Nothing was done.");
    }
  }

  private static String algorithm(String file, String body) {
    return ALGORITHMS.stream()
        .filter(algorithm -> isOf(algorithm, body))
        .findFirst()
        .orElseThrow(() -> refused(file, "is of no kind that Java knows"));
  }

  private static boolean isOf(String algorithm, String body) {
    try {
      byte[] key = Base64.getMimeDecoder().decode(body);
      KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key));
      return true;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static InvalidInput refused(String file, String why) {
    return new InvalidInput(
        "The key of the client's certificate cannot be used: "
            + file
            + " "
            + why
            + ". Change it by: openssl pkcs8 -topk8 -nocrypt -in KEY -out KEY.pem (and chmod 600),"
            + " and name that with sslkey. Nothing was done.");
  }
}
