package dev.slipway.action;

import dev.slipway.config.Consent;
import dev.slipway.config.Replacements;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import dev.slipway.error.ValueKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields a user gave. Those that are read or refused by name are known, all others are not;
 * null counts as not given. Problems are kept until all fields are read.
 */
final class GivenFields {

  /** By these we get at things ourselves. */
  private static final Pattern OURS = Pattern.compile("AWS_.*|DATABASE_URL|DB_PASSWORD|PGPASSWORD");

  private final Map<String, ? extends @Nullable Object> given;
  private final Set<String> known = new LinkedHashSet<>(List.of("action"));
  private final UnaryOperator<String> names;
  private final UnaryOperator<@Nullable String> variables;
  private final Problems problems = new Problems();

  /**
   * {@code names} says what a field is called where it was given, {@code variables} what a variable
   * of the environment holds.
   */
  GivenFields(
      Map<String, ? extends @Nullable Object> given,
      UnaryOperator<String> names,
      UnaryOperator<@Nullable String> variables) {
    this.given = given;
    this.names = names;
    this.variables = variables;
  }

  /** What a field is called where it was given. */
  String name(String field) {
    return names.apply(field);
  }

  /** True when the field is given as true. */
  boolean flag(String field) {
    return value(field, false, Boolean.class::cast);
  }

  /** Those of some consents that are given as true. */
  Set<Consent> consents(Consent... possible) {
    Set<Consent> given = EnumSet.noneOf(Consent.class);
    Arrays.stream(possible).filter(consent -> flag(consent.field())).forEach(given::add);
    return given;
  }

  /** What the reader makes of the value; {@code otherwise} where there is none, or a wrong one. */
  <T> T value(String field, T otherwise, Function<Object, T> reader) {
    T value = optional(field, reader);
    return value == null ? otherwise : value;
  }

  /** What the reader makes of a value that must be given. */
  @SuppressWarnings("NullAway") // null comes with a problem, and then nobody gets the request
  <T> T required(String field, Function<Object, T> reader, String meaning) {
    if (given.get(field) == null) {
      refuse(field, "is missing: " + meaning);
    }
    return optional(field, reader);
  }

  /** What the reader makes of the value; null where there is none, or a wrong one. */
  <T> @Nullable T optional(String field, Function<Object, T> reader) {
    known.add(field);
    Object value = given.get(field);
    if (value == null) {
      return null;
    }
    try {
      return reader.apply(value);
    } catch (ClassCastException e) {
      refuse(field, "has a value of the wrong kind: " + ValueKind.of(value));
    } catch (IllegalArgumentException e) {
      refuse(field, String.valueOf(e.getMessage()));
    }
    return null;
  }

  /** What replaces placeholders: values as they are, and those of variables, which are secret. */
  Replacements replacements() {
    Map<String, String> open = value("set", Map.of(), RequestValues::texts);
    Map<String, String> named = value("setEnv", Map.of(), RequestValues::variables);
    Map<String, String> secret = new TreeMap<>();
    named.forEach((name, variable) -> secret.put(name, variable(variable)));
    for (String name : secret.keySet()) {
      if (open.containsKey(name)) {
        refuse("setEnv", name + " is given by set already");
      }
    }
    return new Replacements(open, secret);
  }

  private String variable(String name) {
    String value = variables.apply(name);
    if (OURS.matcher(name).matches()) {
      refuse("setEnv", "the variable " + name + " is not for scripts");
    } else if (value == null || value.isEmpty()) {
      refuse("setEnv", "the variable " + name + " is not set, or is empty");
    }
    return value == null ? "" : value;
  }

  /** Refuses a field that does not go with the others, unless it asks for nothing. */
  void refuseIfAsked(String field, String why) {
    known.add(field);
    if (isAsked(field)) {
      refuse(field, why);
    }
  }

  /** False for a field that is not given, or given as false. */
  boolean isAsked(String field) {
    Object value = given.get(field);
    return value != null && !Boolean.FALSE.equals(value);
  }

  /** Keeps one more problem. */
  void refuse(String field, String why) {
    problems.add(name(field), why);
  }

  /** Throws {@link InvalidInput} with every problem; unknown fields come first. */
  void throwIfWrong(Action action) {
    Problems all = new Problems();
    for (String field : given.keySet()) {
      if (!known.contains(field)) {
        all.add(
            field, "is no field of " + action.word() + "; known are " + String.join(", ", known));
      }
    }
    all.addAll(problems.list());
    all.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("The request is wrong:", list) + "\nNothing was done."));
  }
}
