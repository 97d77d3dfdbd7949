package dev.slipway.config;

import java.util.EnumMap;
import java.util.Map;

/**
 * The parameters of one URL or connection string as they are read. One that is given twice is
 * refused, because nobody can tell which of the two is meant.
 */
final class GivenParameters {

  private final Map<ConnectionParameter, String> values = new EnumMap<>(ConnectionParameter.class);

  /** Adds a parameter by a name. Throws IllegalArgumentException when it is not taken. */
  void put(String name, String value) {
    if (name.equals("client_encoding") && value.matches("(?i)utf-?8|auto")) {
      return;
    }
    put(
        ConnectionParameter.named(name)
            .orElseThrow(() -> new IllegalArgumentException(ParameterAdvice.on(name))),
        value);
  }

  /** Adds a parameter, unless it is empty, which is as good as not given. */
  void put(ConnectionParameter parameter, String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("has a NUL character in " + parameter.keyword());
    }
    if (!value.isEmpty() && values.putIfAbsent(parameter, value) != null) {
      throw new IllegalArgumentException("says " + parameter.keyword() + " twice");
    }
  }

  /** What was given. */
  Map<ConnectionParameter, String> values() {
    return values;
  }
}
