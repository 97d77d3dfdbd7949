package dev.slipway.cli;

import dev.slipway.action.Argument;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.ValueKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What was typed on a command line, as the fields of a request. */
final class TypedFields {

  private TypedFields() {}

  /** Those that were given; throws {@link InvalidInput} for a pair that is none. */
  static Map<String, Object> of(Form form, ParseResult typed) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Field<?> field : form.fields()) {
      for (Argument argument : field.arguments()) {
        Object value = value(argument, typed);
        if (value != null) {
          fields.put(field.name(), value);
        }
      }
    }
    return fields;
  }

  private static @Nullable Object value(Argument argument, ParseResult typed) {
    String name = argument.shown();
    return switch (argument.kind()) {
      case POSITIONAL, POSITIONALS -> typed.matchedPositionalValue(0, null);
      case SWITCH -> Switch.isOn(typed, name) ? argument.value() : null;
      case VALUE, ONE_OF_LIST -> typed.matchedOptionValue(name, null);
      case PAIR -> pairs(name, typed.matchedOptionValue(name, null));
      case VARIABLE -> variables(name, typed.matchedOptionValue(name, null));
    };
  }

  private static @Nullable Map<String, String> pairs(String option, @Nullable List<String> pairs) {
    if (pairs == null) {
      return null;
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new InvalidInput(
            option + " takes NAME=VALUE, not " + ValueKind.of(pair) + ". Nothing was done.");
      }
      put(option, values, pair.substring(0, equals), pair.substring(equals + 1));
    }
    return values;
  }

  /** A name alone stands for the variable of that name. */
  private static @Nullable Map<String, String> variables(
      String option, @Nullable List<String> pairs) {
    if (pairs == null) {
      return null;
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      put(option, names, name, pair.substring(equals + 1));
    }
    return names;
  }

  /** One of two values would be passed over, and nobody could know which. */
  private static void put(String option, Map<String, String> values, String name, String value) {
    String other = values.putIfAbsent(name, value);
    if (other != null && !other.equals(value)) {
      throw new InvalidInput(
          "%s gives %s two values. Give each name one. Nothing was done."
              .formatted(option, name.matches("[\\w.]+") ? name : "a name"));
    }
  }
}
