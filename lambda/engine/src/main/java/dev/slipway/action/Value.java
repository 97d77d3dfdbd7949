package dev.slipway.action;

import java.util.Map;
import java.util.function.Function;

/**
 * What a field takes.
 *
 * @param schema the same in the words of JSON Schema
 * @param reader makes the value; throws IllegalArgumentException that says what it must be, or
 *     ClassCastException for one of another kind
 */
public record Value<T>(Map<String, Object> schema, Function<Object, T> reader) {

  /** True or false. */
  static Value<Boolean> flag() {
    return new Value<>(Map.of("type", "boolean"), Boolean.class::cast);
  }

  /** True for whole numbers. */
  public boolean isNumber() {
    return "integer".equals(schema.get("type"));
  }
}
