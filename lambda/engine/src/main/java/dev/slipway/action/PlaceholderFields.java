package dev.slipway.action;

import dev.slipway.action.Argument.Kind;
import dev.slipway.config.Replacements;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The fields that give values for placeholders in scripts. */
public final class PlaceholderFields {

  public static final Field<Map<String, String>> SET =
      Field.of("set", Values.TEXTS, Map.of())
          .said(Kind.PAIR, "NAME=VALUE", "Replace ${NAME} in the scripts. May be repeated.");

  public static final Field<Map<String, String>> SET_ENV =
      Field.of("setEnv", Values.VARIABLES, Map.of())
          .said(
              Kind.VARIABLE,
              "NAME[=VARIABLE]",
              "The same with the value of an environment variable, which is never kept or shown."
                  + " May be repeated.");

  /** By these we get at things ourselves. */
  private static final Pattern OURS = Pattern.compile("AWS_.*|DATABASE_URL|DB_PASSWORD|PGPASSWORD");

  private PlaceholderFields() {}

  /** Values as they are, and those of variables, which are secret. */
  public static Replacements of(Given given) {
    Map<String, String> open = given.get(SET);
    Map<String, String> secret = new TreeMap<>();
    given.get(SET_ENV).forEach((name, variable) -> secret.put(name, variable(variable, given)));
    for (String name : secret.keySet()) {
      if (open.containsKey(name)) {
        given.refuse(SET_ENV, name + " is given by set already");
      }
    }
    return new Replacements(open, secret);
  }

  private static String variable(String name, Given given) {
    String value = given.variable(name);
    if (OURS.matcher(name).matches()) {
      given.refuse(SET_ENV, "the variable " + name + " is not for scripts");
    } else if (value == null || value.isEmpty()) {
      given.refuse(SET_ENV, "the variable " + name + " is not set, or is empty");
    }
    return value == null ? "" : value;
  }
}
