package dev.slipway.migration;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${name}} by the values that were given for it. Names that no value was given for
 * stay as they are.
 */
public final class Placeholders {

  private static final Pattern FORM = Pattern.compile("\\$\\{([^}]+)}");

  private final Map<String, String> values;

  /** Placeholders with their values; an empty map replaces nothing. */
  public Placeholders(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** The text with every known placeholder replaced. */
  public String apply(String text) {
    return values.isEmpty()
        ? text
        : FORM.matcher(text)
            .replaceAll(m -> Matcher.quoteReplacement(value(m.group(1), m.group())));
  }

  /** Where a character of the replaced text stands in the original. */
  public int originalOffset(String text, int replacedOffset) {
    int grown = 0;
    Matcher matcher = FORM.matcher(text);
    while (!values.isEmpty() && matcher.find() && matcher.start() + grown <= replacedOffset) {
      int length = value(matcher.group(1), matcher.group()).length();
      boolean inside = replacedOffset < matcher.start() + grown + length;
      if (inside && values.containsKey(matcher.group(1))) {
        return matcher.start();
      }
      grown += length - matcher.group().length();
    }
    return replacedOffset - grown;
  }

  private String value(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }
}
