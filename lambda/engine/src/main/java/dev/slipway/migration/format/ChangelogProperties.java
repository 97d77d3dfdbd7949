package dev.slipway.migration.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What changelogs have put in for names so far: of two values of a name, the first counts. */
final class ChangelogProperties {

  private static final Pattern NAME = Pattern.compile("\\$\\{([^}:]+)}");

  private static final List<String> CHOICES = List.of("context", "contextFilter", "labels", "file");

  /** Each that is made of another twice is twice as long. */
  private static final int LONGEST = 1 << 20;

  private final Map<String, String> values = new HashMap<>();

  /** Adds what an element or line says, or tells why it cannot be. */
  void add(Map<String, String> attributes, Consumer<String> problems) {
    Map<String, String> told = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    told.putAll(attributes);
    String name = told.getOrDefault("name", "").strip();
    boolean chosen =
        CHOICES.stream().anyMatch(told::containsKey) || "false".equals(told.get("global"));
    if (!new ChangesetAttributes(attributes).isOfPostgres()) {
      return;
    }
    if (chosen) {
      problems.accept(
          "this property is of a file, a context or a label, which is not done here. Take it out;"
              + " up is told the value by --set NAME=VALUE");
    } else if (name.isEmpty()) {
      problems.accept("this property has no name. Write name:x value:y, or take it out");
    } else {
      put(name, told.getOrDefault("value", ""), problems);
    }
  }

  private void put(String name, String value, Consumer<String> problems) {
    String filled = fill(value);
    if (filled.length() > LONGEST) {
      problems.accept("the value of property " + name + " would be longer than 1 MB");
    } else {
      values.putIfAbsent(name, filled);
    }
  }

  /** A text with the values in it; other names stay, for {@code --set}. */
  String fill(String text) {
    return values.isEmpty() || !text.contains("${")
        ? text
        : NAME.matcher(text)
            .replaceAll(
                name ->
                    Matcher.quoteReplacement(
                        values.getOrDefault(name.group(1).strip(), name.group())));
  }
}
