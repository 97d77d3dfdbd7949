package dev.slipway.migration.format;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * What Liquibase makes of a scalar of YAML 1.1 where it wants a text: {@code 001} without quotes is
 * 1, {@code yes} is true.
 */
final class YamlText extends SafeConstructor {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' uuuu", Locale.ROOT);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  YamlText() {
    super(new LoaderOptions());
  }

  /** The text; of no value, an empty one. Of what is no value of YAML itself, what is written. */
  String of(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return "";
    }
    if (tag.equals(Tag.TIMESTAMP)) {
      return time(scalar);
    }
    boolean value = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) || tag.equals(Tag.BOOL);
    return value ? String.valueOf(constructObject(scalar)) : scalar.getValue();
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
