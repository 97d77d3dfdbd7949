package dev.slipway.backup.snapshot;

import dev.slipway.backup.catalogue.FileNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot is to tell of itself.
 *
 * @param version the newest applied migration, null for none
 * @param toolVersion our version
 */
public record SnapshotTerms(
    UUID runId, String environment, String database, @Nullable String version, String toolVersion) {

  static final String TOOL = "slipway:tool";
  static final String DATABASE = "slipway:database";
  static final String VERSION = "slipway:version";
  static final String RUN = "slipway:run";
  private static final String ENVIRONMENT = "slipway:environment";

  /** Amazon RDS API Reference, "Tag". */
  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

  Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(TOOL, tagValue("slipway " + toolVersion));
    tags.put(DATABASE, tagValue(database));
    tags.put(ENVIRONMENT, tagValue(environment));
    tags.put(RUN, runId.toString());
    if (version != null) {
      tags.put(VERSION, tagValue(version));
    }
    return tags;
  }

  /** A text as the value of a tag; where it has to be changed, a hash keeps it unlike others. */
  static String tagValue(String text) {
    return ALLOWED.matcher(text).matches() ? text : FileNames.of(text).replace('~', ':');
  }
}
