package dev.slipway.config;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What replaces {@code ${name}} in scripts.
 *
 * @param open values that may be kept and shown
 * @param secret values that are never kept nor shown
 */
public record Replacements(Map<String, String> open, Map<String, String> secret) {

  /** Nothing is replaced. */
  public static final Replacements NONE = new Replacements(Map.of(), Map.of());

  public Replacements {
    open = Map.copyOf(open);
    secret = Map.copyOf(secret);
  }

  /** All values by name. */
  public Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>(open);
    all.putAll(secret);
    return all;
  }

  /** Names alone: the values are nobody's to see. */
  @Override
  public String toString() {
    return all().keySet().toString();
  }
}
