package dev.slipway.config;

import dev.slipway.error.Problems;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The variables that settings are read from. One that is set, but blank, is a problem wherever it
 * is read: most likely a secret of a script or a CI job is missing, and the default would be
 * another database or environment than the one that was meant.
 */
final class Variables {

  /** What is wrong with a blank one. */
  static final String BLANK = "is set, but empty; unset it, or say what is meant";

  private final Map<String, String> values;
  private final Problems problems;
  private final Set<String> toldBlank = new HashSet<>();

  Variables(Map<String, String> values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /** The value; null when it is not set, and when it is blank, which is a problem. */
  @Nullable String get(String name) {
    String value = values.get(name);
    if (value == null || !value.isBlank()) {
      return value;
    }
    if (toldBlank.add(name)) {
      problems.add(name, BLANK);
    }
    return null;
  }

  /** The value, or another when there is none. */
  String get(String name, String otherwise) {
    String value = get(name);
    return value == null ? otherwise : value;
  }

  /** True when there is a value. */
  boolean isSet(String name) {
    return get(name) != null;
  }

  /** True when a name that begins so is set, to whatever. */
  boolean holdsAny(String prefix) {
    return values.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  /** True when one of these is set, but blank. */
  boolean isBlank(String... names) {
    return Stream.of(names).anyMatch(name -> values.getOrDefault(name, "-").isBlank());
  }

  /** True when somebody else's variable, of which blank is nothing, has a value. */
  boolean isForeignSet(String name) {
    return !values.getOrDefault(name, "").isBlank();
  }

  /** The home directory, as libpq finds it. */
  String home() {
    return isForeignSet("HOME")
        ? values.getOrDefault("HOME", "")
        : System.getProperty("user.home", ".");
  }

  /** A duration; null when it is not set, and when it is none, which is a problem. */
  @Nullable Duration duration(String name) {
    try {
      String value = get(name);
      return value == null ? null : Durations.parse(value);
    } catch (IllegalArgumentException e) {
      problems.add(name, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** A whole number from 1 to 99999, or another when there is none; what is none is a problem. */
  int number(String name, int otherwise) {
    String value = get(name, String.valueOf(otherwise));
    if (!value.matches("[1-9]\\d{0,4}")) {
      problems.add(name, "must be a whole number from 1 to 99999, not \"" + value + "\"");
      return otherwise;
    }
    return Integer.parseInt(value);
  }

  /** True for {@code true}, false when it is not set; anything but these two is a problem. */
  boolean flag(String name) {
    String value = get(name, "false");
    if (!value.equals("true") && !value.equals("false")) {
      problems.add(name, "must be true or false");
    }
    return value.equals("true");
  }
}
