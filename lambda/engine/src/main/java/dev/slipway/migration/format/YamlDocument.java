package dev.slipway.migration.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** The nodes of a file of YAML 1.1, in which none is within itself. */
final class YamlDocument {

  private YamlDocument() {}

  /**
   * The outermost node; nothing of a file with comments alone.
   *
   * @throws YAMLException where it is no YAML
   */
  static Optional<Node> read(String file) {
    LoaderOptions options = new LoaderOptions();
    options.setMergeOnCompose(true);
    options.setCodePointLimit(Integer.MAX_VALUE);
    String text = file.replaceFirst("^\uFEFF", "");
    checkAliases(parser(text, options), options.getNestingDepthLimit());
    return Optional.ofNullable(
        new Composer(parser(text, options), new Resolver(), options).getSingleNode());
  }

  private static Parser parser(String text, LoaderOptions options) {
    return new ParserImpl(new StreamReader(text), options);
  }

  /** What stands in itself would be composed without end; what is too deep is not composed. */
  private static void checkAliases(Parser parser, int deepest) {
    Deque<String> open = new ArrayDeque<>();
    for (Event event = parser.getEvent();
        event != null && open.size() <= deepest;
        event = parser.getEvent()) {
      if (event instanceof CollectionStartEvent start) {
        open.push(Objects.requireNonNullElse(start.getAnchor(), ""));
      } else if (event instanceof CollectionEndEvent) {
        open.pop();
      } else if (event instanceof AliasEvent alias && open.contains(alias.getAnchor())) {
        throw new YAMLException(
            "the alias *"
                + alias.getAnchor()
                + " in line "
                + (alias.getStartMark().getLine() + 1)
                + " stands within what it names");
      }
    }
  }
}
