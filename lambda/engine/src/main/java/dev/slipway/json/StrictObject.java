package dev.slipway.json;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of which every field must be there, be of the right kind, and be asked for. What is
 * not so is an {@link IllegalArgumentException} that names the place, such as {@code
 * parts[3].rows}.
 */
public final class StrictObject {

  private final String path;
  private final Map<?, ?> fields;
  private final Set<String> asked = new HashSet<>();

  /** {@code path} is the object's own place, empty for the outermost. */
  public StrictObject(String path, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(path.isEmpty() ? "the whole" : path, "an object", value);
    }
    this.path = path;
    this.fields = map;
  }

  /** One that is not empty. */
  public String text(String name) {
    String text = textOrNull(name);
    if (text == null || text.isEmpty()) {
      throw wrong(place(name), "a text", text);
    }
    return text;
  }

  /** One that may be empty, or nothing. */
  public @Nullable String textOrNull(String name) {
    Object value = value(name);
    if (value != null && !(value instanceof String)) {
      throw wrong(place(name), "a text", value);
    }
    return (String) value;
  }

  /** A whole number from 0. */
  public long count(String name) {
    Object value = value(name);
    if (value instanceof Number number
        && (value instanceof Integer || value instanceof Long)
        && number.longValue() >= 0) {
      return number.longValue();
    }
    throw wrong(place(name), "a whole number from 0", value);
  }

  /** A whole number from 0, or nothing. */
  public @Nullable Long countOrNull(String name) {
    return value(name) == null ? null : Long.valueOf(count(name));
  }

  /** Any whole number of 64 bits, or nothing. */
  public @Nullable Long numberOrNull(String name) {
    Object value = value(name);
    if (value != null && !(value instanceof Integer) && !(value instanceof Long)) {
      throw wrong(place(name), "a whole number", value);
    }
    return value instanceof Number number ? Long.valueOf(number.longValue()) : null;
  }

  /** One that is the place in a list. */
  public int index(String name) {
    long index = count(name);
    if (index > Integer.MAX_VALUE) {
      throw wrong(place(name), "a whole number from 0 to " + Integer.MAX_VALUE, index);
    }
    return (int) index;
  }

  /** A constant by its name. */
  public <E extends Enum<E>> E oneOf(String name, Class<E> kind) {
    String text = text(name);
    for (E constant : kind.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw wrong(place(name), "one of " + List.of(kind.getEnumConstants()), text);
  }

  /** One that older manifests lack. */
  public <E extends Enum<E>> Optional<E> oneOfIfThere(String name, Class<E> kind) {
    return fields.containsKey(name) ? Optional.of(oneOf(name, kind)) : Optional.empty();
  }

  /** An object in it. */
  public StrictObject object(String name) {
    return new StrictObject(place(name), value(name));
  }

  /** One that older manifests lack. */
  public Optional<StrictObject> objectIfThere(String name) {
    return fields.containsKey(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** A text that older forms do not have; null where it is missing too. */
  public @Nullable String textIfThere(String name) {
    return fields.containsKey(name) ? textOrNull(name) : null;
  }

  /** Each object of a list, read by what is given. */
  public <T> List<T> objects(String name, Function<StrictObject, T> reader) {
    return list(
        name,
        (place, value) -> {
          StrictObject object = new StrictObject(place, value);
          T read = reader.apply(object);
          object.end();
          return read;
        });
  }

  /** A list of texts. */
  public List<String> texts(String name) {
    return list(
        name,
        (place, value) -> {
          if (!(value instanceof String text)) {
            throw wrong(place, "a text", value);
          }
          return text;
        });
  }

  /** Those that older manifests lack. */
  public List<String> textsIfThere(String name) {
    return fields.containsKey(name) ? texts(name) : List.of();
  }

  private <T> List<T> list(String name, BiFunction<String, @Nullable Object, T> reader) {
    Object value = value(name);
    if (!(value instanceof List<?> list)) {
      throw wrong(place(name), "a list", value);
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> reader.apply(place(name) + "[" + i + "]", list.get(i)))
        .toList();
  }

  /** Throws for a field that nobody has asked for. */
  public void end() {
    for (Object name : fields.keySet()) {
      if (!asked.contains(String.valueOf(name))) {
        throw new IllegalArgumentException(place(String.valueOf(name)) + " is not known");
      }
    }
  }

  /** How a message names a field. */
  public String place(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private @Nullable Object value(String name) {
    asked.add(name);
    if (!fields.containsKey(name)) {
      throw new IllegalArgumentException(place(name) + " is missing");
    }
    return fields.get(name);
  }

  private static IllegalArgumentException wrong(
      String place, String expected, @Nullable Object value) {
    String found =
        value instanceof Map<?, ?>
            ? "an object"
            : value instanceof List<?> ? "a list" : shortened(value);
    return new IllegalArgumentException(place + " must be " + expected + ", not " + found);
  }

  private static String shortened(@Nullable Object value) {
    String text = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }
}
