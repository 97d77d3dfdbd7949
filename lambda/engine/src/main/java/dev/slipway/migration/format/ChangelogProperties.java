package dev.slipway.migration.format;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What changelogs have put in for names so far: of two values of a name, the first counts. */
final class ChangelogProperties {

  private static final Pattern NAME = Pattern.compile("\\$\\{([^}:]+)}");

  private final Map<String, String> values = new HashMap<>();

  /** Adds what an element or line says, or tells why it cannot be. */
  void add(Map<String, String> attributes, Consumer<String> problems) {
    String name = attributes.getOrDefault("name", "").strip();
    boolean ofUs = new ChangesetAttributes(attributes).isOfPostgres();
    boolean chosen =
        attributes.containsKey("context")
            || attributes.containsKey("contextFilter")
            || attributes.containsKey("labels");
    if (!ofUs) {
      return;
    }
    if (name.isEmpty() || chosen || "false".equals(attributes.get("global"))) {
      problems.accept(
          "this property is of a file, a context or a label, which is not done here. Give the value"
              + " with --set NAME=VALUE, and take it out");
    } else {
      values.putIfAbsent(name, fill(attributes.getOrDefault("value", "")));
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
