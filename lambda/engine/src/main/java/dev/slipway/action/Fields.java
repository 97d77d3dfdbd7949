package dev.slipway.action;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the names and values of a report in order. */
public final class Fields {

  private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

  public Fields with(String name, @Nullable Object value) {
    map.put(name, value);
    return this;
  }

  public Fields withUnlessEmpty(String name, List<?> values) {
    return values.isEmpty() ? this : with(name, values);
  }

  public Map<String, @Nullable Object> map() {
    return map;
  }
}
