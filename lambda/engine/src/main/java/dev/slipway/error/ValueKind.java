package dev.slipway.error;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names the kind of a value that is wrong: the value itself may be a secret, or huge. */
public final class ValueKind {

  private ValueKind() {}

  /** Such as {@code a number}, {@code a URL} or {@code an object}. */
  public static String of(@Nullable Object value) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof Number) {
      return "a number";
    }
    if (value instanceof Boolean) {
      return "true or false";
    }
    if (value instanceof Map) {
      return "an object";
    }
    return value instanceof List ? "a list" : ofText(value.toString());
  }

  private static String ofText(String text) {
    if (text.isBlank()) {
      return "an empty text";
    }
    if (text.contains("://")) {
      return "a URL";
    }
    return text.matches("[+-]?\\d+(\\.\\d+)?") ? "a number" : "a text";
  }
}
