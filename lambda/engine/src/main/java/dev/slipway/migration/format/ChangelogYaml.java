package dev.slipway.migration.format;

import dev.slipway.migration.format.ChangelogNode.Unreadable;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A changelog in YAML or JSON as the elements that it would be in XML. Both are read as YAML 1.1,
 * as Liquibase does. No object is made of what stands there but texts.
 */
final class ChangelogYaml {

  private static final String ROOT = "databaseChangeLog";

  /** Aliases may lead deeper than the file itself can, and no deeper is read. */
  private static final int DEEPEST = 100;

  private final YamlText texts = new YamlText();

  /** Aliases may stand for more than the file can hold, and no more is read. */
  private int left;

  private int depth;

  private ChangelogYaml(int most) {
    left = most;
  }

  static ChangelogNode read(String file) throws Unreadable {
    try {
      Node document = YamlDocument.read(file).orElseThrow(ChangelogYaml::noRoot);
      ChangelogYaml reader = new ChangelogYaml(file.length());
      ChangelogNode root =
          reader.element("", document).child(ROOT).orElseThrow(ChangelogYaml::noRoot);
      return root.withChildren(propertiesFirst(root));
    } catch (YAMLException | IllegalArgumentException e) {
      throw Unreadable.in("YAML", e);
    }
  }

  private static Unreadable noRoot() {
    return new Unreadable("has no " + ROOT + " at its root", null);
  }

  /** Liquibase puts in the properties of all of a file before it reads on. */
  private static List<ChangelogNode> propertiesFirst(ChangelogNode root) {
    return root.children().stream()
        .sorted(Comparator.comparing((ChangelogNode child) -> !child.name().equals("property")))
        .toList();
  }

  private ChangelogNode element(String name, Node value) throws Unreadable {
    if (value instanceof ScalarNode scalar) {
      count();
      return new ChangelogNode(name, Map.of(), List.of(), texts.of(scalar), line(scalar));
    }
    YamlElement element = new YamlElement(name, line(value));
    fill(element, value);
    return element.whole();
  }

  /** What stands in a list stands in the element that the list is. */
  private void fill(YamlElement element, Node value) throws Unreadable {
    count();
    if (++depth > DEEPEST) {
      throw new YAMLException("its aliases lead deeper than " + DEEPEST + " levels");
    }
    if (value instanceof SequenceNode list) {
      YamlText.check(list, Tag.SEQ);
      for (Node item : list.getValue()) {
        fill(element, item);
      }
    } else if (value instanceof MappingNode map) {
      YamlText.check(map, Tag.MAP);
      put(element, map.getValue());
    } else {
      element.add(element("text", value));
    }
    depth--;
  }

  private void put(YamlElement element, List<NodeTuple> entries) throws Unreadable {
    Set<String> keys = new HashSet<>();
    for (NodeTuple entry : entries) {
      String key = entry.getKeyNode() instanceof ScalarNode name ? texts.of(name) : "";
      if (!keys.add(key.toLowerCase(Locale.ROOT))) {
        throw new Unreadable(
            "has "
                + key
                + " a second time in line "
                + line(entry.getKeyNode())
                + ", and one of the two would not be looked at. Take one of them out",
            null);
      }
      ChangelogNode child = element(key, entry.getValueNode());
      if (entry.getValueNode() instanceof ScalarNode) {
        element.tell(child);
      } else {
        element.add(child);
      }
    }
  }

  private void count() {
    if (left-- == 0) {
      throw new YAMLException("its aliases stand for more than the file could hold");
    }
  }

  /**
   * The line of the file, from 1 on, in which a text begins: of a block, the one below its mark.
   */
  private static int line(Node node) {
    boolean block =
        node instanceof ScalarNode scalar
            && (scalar.getScalarStyle() == ScalarStyle.LITERAL
                || scalar.getScalarStyle() == ScalarStyle.FOLDED);
    return node.getStartMark().getLine() + (block ? 2 : 1);
  }
}
