package dev.slipway.migration.format;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * What Liquibase makes of a scalar of YAML 1.1 where it wants a text: {@code 001} without quotes is
 * 1, {@code yes} is true.
 */
final class YamlText extends SafeConstructor {

  private static final Set<Tag> VALUES = Set.of(Tag.INT, Tag.FLOAT, Tag.BOOL);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' uuuu", Locale.ROOT);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  YamlText() {
    super(new LoaderOptions());
  }

  /** The text; of no value, an empty one. A tag that is no value of YAML itself is refused. */
  String of(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.STR) || tag.equals(Tag.MERGE)) {
      return scalar.getValue();
    }
    if (tag.equals(Tag.NULL)) {
      return "";
    }
    if (tag.equals(Tag.TIMESTAMP)) {
      return time(scalar);
    }
    Object value = VALUES.contains(tag) ? constructObject(scalar) : null;
    if (value == null) {
      throw refused(scalar);
    }
    return value.toString();
  }

  /** Refuses a list or a map with another tag than its own. */
  static void check(Node node, Tag own) {
    if (!node.getTag().equals(own)) {
      throw refused(node);
    }
  }

  private static YAMLException refused(Node node) {
    return new YAMLException(
        "the tag "
            + node.getTag().getValue()
            + " in line "
            + (node.getStartMark().getLine() + 1)
            + " is of no text here. Take it out");
  }

  /** As a program in UTC shows it, which is what Liquibase keeps of it. */
  private String time(ScalarNode scalar) {
    boolean day = scalar.getValue().matches("\\d+-\\d+-\\d+");
    return ((Date) constructObject(scalar))
        .toInstant()
        .atZone(ZoneOffset.UTC)
        .format(day ? DAY : MOMENT);
  }
}
