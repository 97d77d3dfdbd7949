package dev.slipway.action;

import java.util.List;

/**
 * One way to say a field on a command line.
 *
 * @param names the option's, with their dashes, the long one last; none for an argument
 * @param label what its value is called there; empty where it takes none
 * @param value what a switch stands for
 * @param help what it is for
 */
public record Argument(Kind kind, List<String> names, String label, Object value, String help) {

  /** What stands behind it. */
  public enum Kind {
    /** A value without an option before it. */
    POSITIONAL,
    /** The same, and there may be more of them. */
    POSITIONALS,
    /** Nothing: the option itself says the value. */
    SWITCH,
    VALUE,
    /** One value of several: it may be given again. */
    ONE_OF_LIST,
    /** A name and a text; it may be given again. */
    PAIR,
    /** A name and the name of a variable, which may be the same; it may be given again. */
    VARIABLE
  }

  /** What it is called in messages. */
  public String shown() {
    return names.isEmpty() ? label : names.get(names.size() - 1);
  }
}
