package dev.slipway.action;

import dev.slipway.config.Consent;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import dev.slipway.error.ValueKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a user has said to a form. Null counts as not given. Problems are kept until all fields are
 * read.
 */
public class Given {

  private final Form form;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final UnaryOperator<@Nullable String> variables;
  private final Problems problems = new Problems();
  private final Map<String, String> oldNames = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();

  /** {@code variables} gives the value of a variable of the environment. */
  Given(
      Form form,
      Map<String, ? extends @Nullable Object> given,
      UnaryOperator<@Nullable String> variables) {
    this.form = form;
    this.variables = variables;
    values.putAll(given);
    for (Field<?> field : form.fields()) {
      rename(field);
    }
  }

  /** An old name is understood, and the new one told. */
  private void rename(Field<?> field) {
    String old = field.formerly();
    if (old == null || !values.containsKey(old) || form.names().contains(old)) {
      return;
    }
    Object value = values.remove(old);
    if (value == null) {
      return;
    }
    if (values.get(field.name()) != null) {
      problems.add(old, "is the old name of " + field.name() + ", which is given too");
    } else {
      values.put(field.name(), value);
      oldNames.put(field.name(), old);
      notes.add("the field " + old + " is called " + field.name() + " now");
    }
  }

  /** The value; what the form says where none, or a wrong one, was given. */
  public <T> T get(Field<T> field) {
    T value = find(field);
    return value == null ? Objects.requireNonNull(field.otherwise(), field.name()) : value;
  }

  /** The value; null where there is none, or a wrong one. */
  public <T> @Nullable T find(Field<T> field) {
    Object value = values.get(field.name());
    if (value == null) {
      return null;
    }
    try {
      return field.value().reader().apply(value);
    } catch (ClassCastException e) {
      refuseValue(field, "has a value of the wrong kind: " + ValueKind.of(value));
    } catch (IllegalArgumentException e) {
      refuseValue(field, String.valueOf(e.getMessage()));
    }
    return null;
  }

  /** Once, however often it is read; of what must not be given nobody asks how it is written. */
  private void refuseValue(Field<?> field, String why) {
    if (!refused.contains(field.name())) {
      refuse(field, why);
    }
  }

  /** A value that must be given; {@code meaning} says what it is. */
  @SuppressWarnings("NullAway") // null comes with a problem, and then nobody gets the request
  public <T> T require(Field<T> field, String meaning) {
    if (values.get(field.name()) == null) {
      refuse(field, "is missing: " + meaning);
    }
    return find(field);
  }

  /** Those of the form's consents that are given as true. */
  public Set<Consent> consents() {
    Set<Consent> given = EnumSet.noneOf(Consent.class);
    for (Field<?> field : form.fields()) {
      for (Consent consent : Consent.values()) {
        if (consent.field().equals(field.name()) && Boolean.TRUE.equals(find(field))) {
          given.add(consent);
        }
      }
    }
    return given;
  }

  /** The value of a variable of the environment; null when it is not set. */
  @Nullable String variable(String name) {
    return variables.apply(name);
  }

  /** False for a field that is not given, or given as false. */
  public boolean isAsked(Field<?> field) {
    Object value = values.get(field.name());
    return value != null && !Boolean.FALSE.equals(value);
  }

  /** What a field is called where it was given. */
  public String name(Field<?> field) {
    return oldNames.getOrDefault(field.name(), field.name());
  }

  /** Refuses a field that does not go with the others, unless it asks for nothing. */
  public void refuseIfAsked(Field<?> field, String why) {
    if (isAsked(field)) {
      refuse(field, why);
    }
  }

  /** The same for a field that is true until it is denied. */
  public void refuseIfDenied(Field<Boolean> field, String why) {
    if (!get(field)) {
      refuse(field, why);
    }
  }

  /** Keeps one more problem. */
  public void refuse(Field<?> field, String why) {
    refused.add(field.name());
    problems.add(name(field), why);
  }

  /** What the answer has to say about how it was asked. */
  List<String> notes() {
    return notes;
  }

  /** Throws {@link InvalidInput} with every problem; unknown fields come first. */
  void throwIfWrong() {
    Problems all = new Problems();
    for (String name : values.keySet()) {
      if (!form.names().contains(name)) {
        all.add(
            name,
            "is not a field of " + form.word() + "; known are " + String.join(", ", form.names()));
      }
    }
    all.addAll(problems.list());
    all.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("The request is wrong:", list) + "\nNothing was done."));
  }
}
