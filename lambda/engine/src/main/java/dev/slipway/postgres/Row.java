package dev.slipway.postgres;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of an answer.
 *
 * @param values by the names of their columns, in their order; each as text, null for NULL
 */
public record Row(Map<String, @Nullable String> values) {

  /** A value; null for NULL, and where there is no such column. */
  public @Nullable String get(String name) {
    return values.get(name);
  }

  /** A value; empty for NULL. */
  public String text(String name) {
    String value = values.get(name);
    return value == null ? "" : value;
  }

  /** A number; 0 for NULL. */
  public long number(String name) {
    String value = values.get(name);
    return value == null ? 0 : Long.parseLong(value);
  }

  /** True for true; false for NULL too. */
  public boolean is(String name) {
    return "t".equals(values.get(name));
  }
}
