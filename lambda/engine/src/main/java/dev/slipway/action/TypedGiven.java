package dev.slipway.action;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What was typed on a command line, where fields are called by their options. */
final class TypedGiven extends Given {

  /** A supertype, so that the function never loads this class. */
  static Given of(
      Form form,
      Map<String, ? extends @Nullable Object> given,
      UnaryOperator<@Nullable String> variables) {
    return new TypedGiven(form, given, variables);
  }

  private TypedGiven(
      Form form,
      Map<String, ? extends @Nullable Object> given,
      UnaryOperator<@Nullable String> variables) {
    super(form, given, variables);
  }

  @Override
  public String name(Field<?> field) {
    return field.typed();
  }
}
