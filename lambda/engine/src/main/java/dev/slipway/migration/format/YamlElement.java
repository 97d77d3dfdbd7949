package dev.slipway.migration.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands in YAML for an element of XML, as it is filled. */
final class YamlElement {

  private final String name;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<ChangelogNode> children = new ArrayList<>();
  private String text = "";
  private int line;

  /** An empty one, which begins in a line. */
  YamlElement(String name, int line) {
    this.name = name;
    this.line = line;
  }

  /** Adds an element; the changes of a changeset stand in it by themselves. */
  void add(ChangelogNode child) {
    if (child.name().equals("changes") && name.equals("changeSet") && child.text().isBlank()) {
      children.addAll(child.children());
    } else {
      children.add(child);
    }
  }

  /** Adds a text with a name, as what it is here. */
  void tell(ChangelogNode named) {
    switch (TextRole.of(name, named.name())) {
      case ATTRIBUTE -> attributes.put(named.name(), named.text());
      case ELEMENT -> add(named);
      case TEXT -> {
        text = named.text();
        line = named.line();
      }
    }
  }

  /** All of it. */
  ChangelogNode whole() {
    return new ChangelogNode(name, Map.copyOf(attributes), List.copyOf(children), text, line);
  }
}
