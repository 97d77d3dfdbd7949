package dev.slipway.config;

import dev.slipway.error.InvalidInput;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Variables of which none is read that is set, but blank: most likely what was to fill it is
 * missing. Whoever asks for such a one gets {@link InvalidInput} that names it.
 */
public final class NoBlanks extends AbstractMap<String, String> {

  private final Map<String, String> variables;

  /** The same variables. */
  public NoBlanks(Map<String, String> variables) {
    this.variables = variables;
  }

  @Override
  public @Nullable String get(@Nullable Object name) {
    String value = variables.get(name);
    if (value != null && value.isBlank()) {
      throw new InvalidInput(
          "The configuration is wrong:\n  "
              + name
              + ": "
              + Variables.BLANK
              + "\nNothing was done.");
    }
    return value;
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return variables.entrySet();
  }
}
