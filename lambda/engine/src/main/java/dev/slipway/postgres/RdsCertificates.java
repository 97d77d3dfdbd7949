package dev.slipway.postgres;

import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The roots of Amazon RDS (Amazon RDS User Guide, "Using SSL/TLS to encrypt a connection"), which
 * the build has put beside this class: each below a line with the name of its region.
 */
public final class RdsCertificates {

  private static final String FILE = "rds-certificates.pem";

  private static final Pattern HOST =
      Pattern.compile(
          "\\.(?<region>[a-z]{2}(-[a-z]+)+-\\d+)\\.rds\\.amazonaws\\.com$"
              + "|\\.rds\\.(?<china>cn-[a-z]+-\\d+)\\.amazonaws\\.com\\.cn$");

  private static final String OTHERWISE =
      " Set DB_SSLROOTCERT to a file with them (the Amazon RDS User Guide says where to get it, and"
          + " a layer brings it to /opt), or DB_SSLMODE=require to encrypt without a check."
          + " Nothing was done.";

  private RdsCertificates() {}

  /**
   * The roots in PEM of the host's region, which are three; of all regions when its name does not
   * tell, because every one more costs time in a cold start.
   */
  static String pem(String host) {
    String all = all();
    Matcher name = HOST.matcher(host);
    if (!name.find()) {
      return all;
    }
    String region = name.group("region") == null ? name.group("china") : name.group("region");
    String own = ofRegion(all, region);
    if (own.isEmpty()) {
      throw new InvalidInput("There are no certificates of RDS for " + region + "." + OTHERWISE);
    }
    return own;
  }

  /** True when this build has brought along what the servers of a region are checked with. */
  public static boolean know(String region) {
    try (InputStream pem = RdsCertificates.class.getResourceAsStream(FILE)) {
      return pem != null && !ofRegion(text(pem), region).isEmpty();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static String ofRegion(String all, String region) {
    StringBuilder own = new StringBuilder();
    for (String block : all.split("(?m)^# ", -1)) {
      if (block.startsWith(region + "\n")) {
        own.append(block.substring(region.length() + 1));
      }
    }
    return own.toString();
  }

  private static String all() {
    try (InputStream pem = RdsCertificates.class.getResourceAsStream(FILE)) {
      return text(pem);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static UncheckedIOException unreadable(IOException cause) {
    return new UncheckedIOException("The certificates of RDS cannot be read", cause);
  }

  private static String text(@Nullable InputStream pem) throws IOException {
    if (pem == null) {
      throw new InvalidInput(
          "This build has no certificates of RDS: npm was missing when it was built." + OTHERWISE);
    }
    return new String(pem.readAllBytes(), StandardCharsets.US_ASCII);
  }
}
