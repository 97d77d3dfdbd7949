package dev.slipway.action;

import dev.slipway.action.Argument.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be said to an action, declared once for both doors.
 *
 * @param name its name in a request; {@code dryRun} is {@code --dry-run} on the command line
 * @param formerly another name that is still understood, null for none
 * @param otherwise its value when nobody says one, null when it has none then
 * @param required whether nothing can be done without it
 * @param arguments how it is said on a command line
 */
public record Field<T>(
    String name,
    @Nullable String formerly,
    Value<T> value,
    @Nullable T otherwise,
    boolean required,
    List<Argument> arguments) {

  /** A field without a value until one is given. */
  public static <T> Field<T> of(String name, Value<T> value) {
    return declared(name, value, null);
  }

  /** A field that has a value when none is given. */
  public static <T> Field<T> of(String name, Value<T> value, T otherwise) {
    return declared(name, value, otherwise);
  }

  private static <T> Field<T> declared(String name, Value<T> value, @Nullable T otherwise) {
    return new Field<>(name, null, value, otherwise, false, List.of());
  }

  /** What is false until it is said. */
  public static Field<Boolean> flag(String name, String help) {
    return of(name, Value.flag(), false).word(true, option(name), help);
  }

  /** What is true until it is denied: {@code owner} by {@code --no-owner}. */
  public static Field<Boolean> unless(String name, String help) {
    return of(name, Value.flag(), true).word(false, "--no-" + option(name).substring(2), help);
  }

  /** Said by an argument without an option. */
  public Field<T> argument(String label, String help) {
    return with(new Argument(Kind.POSITIONAL, List.of(), label, "", help));
  }

  /** A list, of which each such argument says one. */
  public Field<T> arguments(String label, String help) {
    return with(new Argument(Kind.POSITIONALS, List.of(), label, "", help));
  }

  /** Said by the option of its name. */
  public Field<T> option(String label, String help) {
    return said(Kind.VALUE, label, help);
  }

  /** Said by the option of its name, in another kind. */
  public Field<T> said(Kind kind, String label, String help) {
    return with(new Argument(kind, List.of(option(name)), label, "", help));
  }

  /** A list, of which the option says one. */
  public Field<T> each(String option, String label, String help) {
    return with(new Argument(Kind.ONE_OF_LIST, List.of(option), label, "", help));
  }

  /** Texts by name, of which the option says one. */
  public Field<T> eachPair(String option, String label, String help) {
    return with(new Argument(Kind.PAIR, List.of(option), label, "", help));
  }

  /** One of its values has an option of its own. */
  public Field<T> word(Object word, String option, String help) {
    return with(new Argument(Kind.SWITCH, List.of(option), "", word, help));
  }

  /** What was said last can be said by one letter too. */
  public Field<T> shortly(char letter) {
    List<Argument> all = new ArrayList<>(arguments);
    Argument last = all.remove(all.size() - 1);
    all.add(
        new Argument(
            last.kind(),
            List.of("-" + letter, last.names().get(0)),
            last.label(),
            last.value(),
            last.help()));
    return but(formerly, required, all);
  }

  /** Nothing can be done without it. */
  public Field<T> needed() {
    return but(formerly, true, arguments);
  }

  /** It had another name, which is still understood. */
  public Field<T> formerly(String other) {
    return but(other, required, arguments);
  }

  private Field<T> with(Argument argument) {
    List<Argument> all = new ArrayList<>(arguments);
    all.add(argument);
    return but(formerly, required, all);
  }

  /** This field with what can be said later. */
  private Field<T> but(@Nullable String old, boolean need, List<Argument> said) {
    return new Field<>(name, old, value, otherwise, need, List.copyOf(said));
  }

  /** What it is called on the command line: its one argument, or its own name where it has more. */
  public String typed() {
    return arguments.size() == 1 ? arguments.get(0).shown() : name;
  }

  private static String option(String name) {
    return "--" + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
