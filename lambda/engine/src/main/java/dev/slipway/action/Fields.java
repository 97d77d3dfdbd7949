package dev.slipway.action;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the names and values of a report in order. */
public final class Fields {

  private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

  /** Adds a field; null stays in as JSON's null. */
  public Fields with(String name, @Nullable Object value) {
    map.put(name, value);
    return this;
  }

  /** Adds a list, or nothing when it is empty. */
  public Fields withUnlessEmpty(String name, List<?> values) {
    return values.isEmpty() ? this : with(name, values);
  }

  /** All fields in their order. */
  public Map<String, @Nullable Object> map() {
    return map;
  }
}
