package dev.slipway.sql;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which statements change how later strings are read: those that set standard_conforming_strings
 * (PostgreSQL manual, chapter 19.13.1).
 */
public final class QuotingRule {

  private static final String NAME = "STANDARD_CONFORMING_STRINGS";
  private static final Set<String> OFF = Set.of("off", "of", "false", "fals", "no", "n", "f", "0");

  private QuotingRule() {}

  /** True when later statements may be read differently because of this one. */
  public static boolean changedBy(Words words) {
    return setBy(words).isPresent();
  }

  /** The value that later statements are read with, when this statement sets it. */
  static Optional<Boolean> setBy(Words words) {
    if (words.starts("RESET", NAME) || words.starts("RESET", "ALL")) {
      return Optional.of(true);
    }
    for (String scope : new String[] {"SESSION?", "LOCAL?"}) {
      int value = words.after(0, "SET", scope, NAME);
      if (value >= 0) {
        return Optional.of(isOn(words.at(value + 1)));
      }
    }
    return setByFunction(words);
  }

  private static Optional<Boolean> setByFunction(Words words) {
    for (int i = 0; i < words.size(); i++) {
      boolean named = words.at(i + 2).equalsIgnoreCase("'" + NAME + "'");
      if (named && words.after(i, "SET_CONFIG", "(") >= 0) {
        return Optional.of(isOn(words.at(i + 4)));
      }
    }
    return Optional.empty();
  }

  private static boolean isOn(String value) {
    return !OFF.contains(value.replace("'", "").toLowerCase(Locale.ROOT));
  }
}
