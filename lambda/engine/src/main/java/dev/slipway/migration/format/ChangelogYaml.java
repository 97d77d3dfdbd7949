package dev.slipway.migration.format;

import dev.slipway.migration.format.ChangelogNode.Unreadable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A changelog in YAML or JSON as the elements that it would be in XML. Both are read as YAML 1.1,
 * as Liquibase does. No object is made of what stands there but texts.
 */
final class ChangelogYaml {

  private static final String ROOT = "databaseChangeLog";

  /** What a changeset has as a text and XML as an element; all its other texts are attributes. */
  private static final String TEXT_OF_CHANGESET = "rollback";

  /** What is a text in a list, and an attribute of the element that the list is. */
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "onFail",
          "onError",
          "onFailMessage",
          "onErrorMessage",
          "onSqlOutput",
          "onUpdateSQL",
          "changeSetId",
          "changeSetAuthor",
          "changeSetPath");

  private final YamlText texts = new YamlText();

  /** Aliases may stand for more than the file can hold, and no more is read. */
  private int left;

  private ChangelogYaml(int most) {
    left = most;
  }

  static ChangelogNode read(String file) throws Unreadable {
    try {
      Node document = document(file);
      ChangelogYaml reader = new ChangelogYaml(file.length());
      ChangelogNode whole = reader.element("", document);
      ChangelogNode root =
          whole
              .child(ROOT)
              .orElseThrow(() -> new Unreadable("has no " + ROOT + " at its root", null));
      return with(root, propertiesFirst(root));
    } catch (YAMLException e) {
      throw Unreadable.in("YAML", e);
    }
  }

  private static Node document(String file) {
    LoaderOptions options = new LoaderOptions();
    options.setMergeOnCompose(true);
    options.setCodePointLimit(Integer.MAX_VALUE);
    StreamReader reader = new StreamReader(file.replaceFirst("^\uFEFF", ""));
    return new Composer(new ParserImpl(reader, options), new Resolver(), options).getSingleNode();
  }

  /** Liquibase puts in the properties of all of a file before it reads on. */
  private static List<ChangelogNode> propertiesFirst(ChangelogNode root) {
    return root.children().stream()
        .sorted(Comparator.comparing((ChangelogNode child) -> !child.name().equals("property")))
        .toList();
  }

  private ChangelogNode element(String name, Node value) {
    if (left-- == 0) {
      throw new YAMLException("its aliases stand for more than the file could hold");
    }
    if (value instanceof ScalarNode scalar) {
      return new ChangelogNode(name, Map.of(), List.of(), texts.of(scalar), line(scalar));
    }
    Map<String, String> attributes = new HashMap<>();
    List<ChangelogNode> children = new ArrayList<>();
    add(value, attributes, children);
    ChangelogNode whole =
        new ChangelogNode(name, Map.copyOf(attributes), children, "", line(value));
    return with(whole, children.stream().flatMap(child -> inXml(name, child)).toList());
  }

  private static ChangelogNode with(ChangelogNode node, List<ChangelogNode> children) {
    return new ChangelogNode(node.name(), node.attributes(), children, node.text(), node.line());
  }

  /** The changes of a changeset stand in it by themselves, and what is an attribute does not. */
  private static Stream<ChangelogNode> inXml(String parent, ChangelogNode child) {
    boolean isText = child.children().isEmpty() && child.attributes().isEmpty();
    boolean ofChangeset = parent.equals("changeSet") && !child.name().equals(TEXT_OF_CHANGESET);
    if (ofChangeset && child.name().equals("changes")) {
      return child.children().stream();
    }
    return isText && (ofChangeset || ATTRIBUTES.contains(child.name()))
        ? Stream.empty()
        : Stream.of(child);
  }

  private void add(Node value, Map<String, String> attributes, List<ChangelogNode> children) {
    if (value instanceof SequenceNode list) {
      list.getValue().forEach(item -> add(item, attributes, children));
    } else if (value instanceof MappingNode map) {
      for (NodeTuple entry : map.getValue()) {
        String key = entry.getKeyNode() instanceof ScalarNode name ? texts.of(name) : "";
        ChangelogNode child = element(key, entry.getValueNode());
        children.add(child);
        if (entry.getValueNode() instanceof ScalarNode) {
          attributes.put(key, child.text());
        }
      }
    } else {
      children.add(element("text", value));
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
