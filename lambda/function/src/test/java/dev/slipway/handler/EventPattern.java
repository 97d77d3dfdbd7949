package dev.slipway.handler;

import java.util.List;
import java.util.Map;

/**
 * Matches events as rules of EventBridge do, as far as plain values and prefixes go (Amazon
 * EventBridge User Guide, "Event patterns").
 */
final class EventPattern {

  private EventPattern() {}

  static boolean matches(Map<?, ?> pattern, Map<?, ?> event) {
    return pattern.entrySet().stream()
        .allMatch(field -> matches(field.getValue(), event.get(field.getKey())));
  }

  private static boolean matches(Object wanted, Object value) {
    return wanted instanceof Map<?, ?> fields
        ? value instanceof Map<?, ?> inner && matches(fields, inner)
        : ((List<?>) wanted).stream().anyMatch(one -> is(one, value));
  }

  private static boolean is(Object wanted, Object value) {
    return (wanted instanceof Map<?, ?> rule && rule.containsKey("prefix"))
        ? String.valueOf(value).startsWith((String) rule.get("prefix"))
        : wanted.equals(value);
  }
}
