package dev.slipway.postgres;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one statement answered: each row by column name, every value as text. */
public record Rows(List<Map<String, @Nullable String>> list) {

  /** The only row. Throws IllegalStateException when there is none. */
  public Map<String, @Nullable String> first() {
    if (list.isEmpty()) {
      throw new IllegalStateException("the server answered no row");
    }
    return list.get(0);
  }
}
