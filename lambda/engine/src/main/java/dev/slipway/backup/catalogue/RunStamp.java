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

/**
 * What tells folders apart that runs have filled, also in the same second: when each was begun, and
 * by which run.
 */
public record RunStamp(Instant start, UUID runId) {

  /** How such a folder is called. */
  static final String FORM = "\\d{8}_\\d{6}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private static final Pattern NAME = Pattern.compile("(\\d{8}_\\d{6})-.*");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withResolverStyle(ResolverStyle.STRICT);

  /** The name of the folder. */
  public String name() {
    return TIME.withZone(ZoneOffset.UTC).format(start) + "-" + runId;
  }

  /** When what is in a folder was begun; nothing for what looks like a time and is none. */
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
