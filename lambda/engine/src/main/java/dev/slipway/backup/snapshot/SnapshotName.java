package dev.slipway.backup.snapshot;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names of snapshots: {@code slipway-<database>-<version>-<time>}, of lower-case letters, digits
 * and single hyphens, at most 255 (Amazon RDS API Reference, "CreateDBSnapshot"). The time is
 * UTC's.
 */
public final class SnapshotName {

  private static final String TOOL = "slipway-";
  private static final int LONGEST = 255;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private SnapshotName() {}

  /** What the names of all snapshots of a database begin with, ending with a hyphen. */
  public static String prefix(String database) {
    String plain = plain(database);
    return TOOL + (plain.isEmpty() ? "database" : plain) + "-";
  }

  /** The name of a snapshot; a database without any migration has no version. */
  static String of(String database, @Nullable String version, Instant time) {
    String end = "-" + TIME.format(time);
    String head = prefix(database) + (version == null ? "none" : plain(version));
    return plain(head.substring(0, Math.min(head.length(), LONGEST - end.length()))) + end;
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
