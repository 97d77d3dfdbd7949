package dev.slipway.migration;

import java.util.regex.Pattern;

/** The name that a migration of another tool gets as a file of ours. */
final class NativeName {

  /** What a name cannot hold, here or on other systems. */
  private static final Pattern NO_NAME = Pattern.compile("[/\\\\:*?\"<>|\\p{Cntrl}]+");

  private NativeName() {}

  /** The version, and a description that {@link FileName} reads again as one. */
  static String of(Migration migration) {
    return migration.isRepeatable()
        ? migration.version() + ".sql"
        : migration.version() + "_" + description(migration) + ".sql";
  }

  private static String description(Migration migration) {
    String description = NO_NAME.matcher(migration.description()).replaceAll("-");
    String plain =
        description
            .strip()
            .replaceAll("\\s+", "_")
            .replaceFirst("^_+", "")
            .replaceAll("[._]+$", "");
    String told = plain.isEmpty() ? "unnamed" : plain;
    String safe = told.replaceFirst("\\.(?=(up|down|undo|revert|rollback)$)", "-");
    return Character.isDigit(safe.charAt(0)) ? "x-" + safe : safe;
  }
}
