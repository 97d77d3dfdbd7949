package dev.slipway.backup.catalogue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tells the backups of one server apart: when each was begun, and by which run. */
public record BackupStamp(Instant start, UUID runId) {

  /** How the folder of a backup is called. */
  static final String FORM = "\\d{8}_\\d{6}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private static final Pattern NAME = Pattern.compile("(\\d{8}_\\d{6})-.*");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withResolverStyle(ResolverStyle.STRICT);

  String name() {
    return TIME.withZone(ZoneOffset.UTC).format(start) + "-" + runId;
  }

  /** When the backup of a folder was begun; nothing for what looks like a time and is none. */
  static Optional<Instant> start(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(matcher.group(1), TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
