package dev.slipway.action;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an action answers: to programs, to people, to a shell, to whoever counts. */
public interface Report {

  /** The report as names and values, in order: texts, numbers, booleans, lists and such maps. */
  Map<String, @Nullable Object> fields();

  /** The report for people, of one line or more, without a line break at its end. */
  String text();

  /**
   * True where {@link #text} is what CI is to obey, and nothing in it that others have written is.
   */
  default boolean commands() {
    return false;
  }

  /** How it came out. */
  default Verdict verdict() {
    return Verdict.DONE;
  }

  /** What is counted of it, by the names of its metrics; what is not known is left out. */
  default Map<String, Number> measures() {
    return Map.of();
  }

  /** The failure that it is to whoever does not read the answer; nothing when it is none. */
  default Optional<ActionFailed> failure() {
    return Optional.empty();
  }
}
