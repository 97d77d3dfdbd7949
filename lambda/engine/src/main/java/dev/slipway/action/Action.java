package dev.slipway.action;

import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A form, and what makes a request of one that was filled in. */
public record Action(Form form, Function<Given, Request> reader) {

  /**
   * The request in fields by name. Throws {@link dev.slipway.error.InvalidInput} with every
   * problem: unknown fields, wrong values, and what does not go together.
   *
   * @param variables gives the value of a variable of the environment, null when it is not set
   */
  public Request read(
      Map<String, ? extends @Nullable Object> fields, UnaryOperator<@Nullable String> variables) {
    return read(new Given(form, fields, variables));
  }

  /** The same of what was typed on a command line, which problems call by the options' names. */
  public Request readTyped(
      Map<String, ? extends @Nullable Object> fields, UnaryOperator<@Nullable String> variables) {
    return read(TypedGiven.of(form, fields, variables));
  }

  private Request read(Given given) {
    Request request = reader.apply(given);
    given.throwIfWrong();
    return given.notes().isEmpty() ? request : new NotedRequest(request, given.notes());
  }
}
