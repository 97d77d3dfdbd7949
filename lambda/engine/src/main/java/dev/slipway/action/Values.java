package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupPlace;
import dev.slipway.error.ValueKind;
import dev.slipway.migration.Version;
import dev.slipway.plan.OutOfOrderRule;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What fields of several actions take. */
public final class Values {

  public static final Value<String> TEXT =
      new Value<>(Map.of("type", "string"), String.class::cast);
  public static final Value<Version> VERSION =
      new Value<>(Map.of("type", "string"), Values::version);
  public static final Value<Integer> COUNT = number(1, Integer.MAX_VALUE);
  public static final Value<Integer> COUNT_OR_NONE = number(0, Integer.MAX_VALUE);
  public static final Value<Integer> WORKERS = number(1, 32);
  public static final Value<BackupPlace> BACKUP =
      new Value<>(Map.of("type", "string"), value -> BackupPlace.parse((String) value));
  public static final Value<OutOfOrderRule> OUT_OF_ORDER =
      new Value<>(Map.of("enum", List.of(true, false, "leave")), Values::outOfOrder);

  /** Texts by name. */
  public static final Value<Map<String, String>> TEXTS = new Value<>(texts(), Values::texts);

  /** Names of variables by other names; a list where both are the same. */
  public static final Value<Map<String, String>> VARIABLES =
      new Value<>(
          Map.of("anyOf", List.of(texts(), Map.of("type", "array", "items", text()))),
          Values::variables);

  /** Other tools take the folder of migrations where a version is said here. */
  private static final String FOLDER =
      ". The folder of migrations is named with --migrations or MIGRATIONS";

  private Values() {}

  /** A whole number in a range. */
  public static Value<Integer> number(int least, int most) {
    boolean open = most == Integer.MAX_VALUE;
    Map<String, Object> schema = new TreeMap<>(Map.of("type", "integer", "minimum", least));
    if (!open) {
      schema.put("maximum", most);
    }
    String range = "from " + least + (open ? "" : " to " + most);
    return new Value<>(
        schema,
        value -> {
          if (!(value instanceof Integer number) || number < least || number > most) {
            throw new IllegalArgumentException(
                "must be a whole number " + range + other(value, open));
          }
          return number;
        });
  }

  /** One of the constants of an enum, by its name in lower case. */
  public static <E extends Enum<E>> Value<E> oneOf(Class<E> type) {
    List<String> words = Arrays.stream(type.getEnumConstants()).map(Values::word).toList();
    return new Value<>(
        Map.of("enum", words),
        value ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(value))
                .findFirst()
                .orElseThrow(
                    () -> new IllegalArgumentException("must be " + or(words) + noWord(value))));
  }

  /** What {@code reader} makes of each text of a list. */
  public static <T> Value<List<T>> list(Function<String, T> reader) {
    return new Value<>(
        Map.of("type", "array", "items", text()),
        value -> ((List<?>) value).stream().map(one -> reader.apply((String) one)).toList());
  }

  private static Map<String, Object> text() {
    return Map.of("type", "string");
  }

  private static Map<String, Object> texts() {
    return Map.of("type", "object", "additionalProperties", text());
  }

  private static Version version(Object value) {
    if (!(value instanceof String text) || !Version.isNumbered(text)) {
      throw new IllegalArgumentException(
          ValueKind.of(value)
              + " is not a version; write it as text like 20250102_143000 or 001"
              + (looksLikeFolder(value) ? FOLDER : ""));
    }
    return Version.of(text);
  }

  private static boolean looksLikeFolder(Object value) {
    return value instanceof String text && text.matches("(?is)\\.{1,2}|.*(/|\\\\|migrations).*");
  }

  private static OutOfOrderRule outOfOrder(Object value) {
    if (value instanceof Boolean run) {
      return run ? OutOfOrderRule.RUN : OutOfOrderRule.REFUSE;
    }
    if (!value.equals("leave")) {
      throw new IllegalArgumentException("must be true, false or leave" + noWord(value));
    }
    return OutOfOrderRule.LEAVE;
  }

  private static Map<String, String> variables(Object value) {
    return value instanceof List<?> names
        ? names.stream()
            .map(String.class::cast)
            .collect(Collectors.toMap(name -> name, name -> name, (one, same) -> one, TreeMap::new))
        : texts(value);
  }

  private static Map<String, String> texts(Object value) {
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
      if (!(entry.getValue() instanceof String text)) {
        throw new IllegalArgumentException(
            "must be an object of texts, and one of its values is "
                + ValueKind.of(entry.getValue()));
      }
      texts.put(String.valueOf(entry.getKey()), text);
    }
    return texts;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String or(List<String> words) {
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** Of a word that is none of those that are named there is nothing more to say. */
  private static String noWord(Object value) {
    String kind = ValueKind.of(value);
    return kind.equals("a text") ? "" : ", not " + kind;
  }

  /** Of a number that is out of a range that was told there is nothing more to say. */
  private static String other(Object value, boolean open) {
    if (value instanceof Long || value instanceof BigInteger) {
      return open ? " to " + Integer.MAX_VALUE : "";
    }
    return value instanceof Number ? "" : ", not " + ValueKind.of(value);
  }
}
