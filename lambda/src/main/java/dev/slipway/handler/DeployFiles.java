package dev.slipway.handler;

import dev.slipway.error.InvalidInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of a deploy may lie: beside those that the function is configured with, which is
 * where the construct puts them. Whoever sends an event cannot name any other place.
 */
final class DeployFiles {

  private static final Pattern CONFIGURED = Pattern.compile("(s3://[^/]+/(?:[^/]+/)*)[^/]+\\.zip");

  /** The name of an asset; no other name leads out of its folder. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*\\.zip");

  private DeployFiles() {}

  /** The place that an event names. Throws {@link InvalidInput} when it may not be read. */
  static String allowed(String named, @Nullable String configured) {
    if (named.equals(configured) || isBeside(named, configured)) {
      return named;
    }
    throw new InvalidInput(
        "The event's migrationsUrl is not where the migrations of this function are (MIGRATIONS)."
            + " Nothing was done. Deploy by the construct, which says both.");
  }

  private static boolean isBeside(String named, @Nullable String configured) {
    Matcher own = CONFIGURED.matcher(configured == null ? "" : configured);
    if (!own.matches()) {
      return false;
    }
    String folder = own.group(1);
    return named.startsWith(folder) && NAME.matcher(named.substring(folder.length())).matches();
  }
}
