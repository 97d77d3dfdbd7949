package dev.slipway.handler;

import dev.slipway.config.Durations;
import dev.slipway.ledger.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a deploy may take in all. CloudFormation waits for an hour and then tells nothing but
 * that it waited; we say before why it takes so long.
 *
 * @param begun when the deploy began
 * @param most how long it may take
 */
record DeployTime(Instant begun, Duration most) {

  private static final Duration MOST = Duration.ofMinutes(55);

  /** The framework waits ten seconds between two calls; a call with less than this is no use. */
  private static final Duration LEAST = Duration.ofSeconds(25);

  /** Of a deploy for which the function is called as often as it takes. */
  DeployTime(Instant begun) {
    this(begun, MOST);
  }

  /** Of one that is a single call, with what is left of its time. */
  static DeployTime ofOneCall(Deadline call) {
    return new DeployTime(Instant.now().truncatedTo(ChronoUnit.MILLIS), call.given().orElse(MOST));
  }

  /** The deadline of a call, or that of the deploy when it is sooner. */
  Deadline limit(Deadline call) {
    return call.or(() -> left().toMillis());
  }

  /** True when another call would come too late. */
  boolean isOver() {
    return left().compareTo(LEAST) < 0;
  }

  /** True for a moment, as the history writes it, since the deploy began. */
  boolean covers(@Nullable String moment) {
    return instant(moment).filter(instant -> !instant.isBefore(begun)).isPresent();
  }

  /** The moment a text tells; nothing for any other text. */
  static Optional<Instant> instant(@Nullable Object text) {
    try {
      return Optional.of(Instant.parse(String.valueOf(text)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Duration left() {
    return Duration.between(Instant.now(), begun.plus(most));
  }

  /** That it is over, as a sentence begins. */
  String over() {
    return "The " + inWords() + " of the deploy are over";
  }

  /** How long a deploy may take, for messages. */
  String inWords() {
    return most.compareTo(MOST) < 0 ? Durations.format(most) : most.toMinutes() + " min";
  }
}
