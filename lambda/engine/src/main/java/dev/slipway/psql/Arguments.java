package dev.slipway.psql;

import dev.slipway.sql.Reference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of a command as psql does (psqlscanslash.l). */
final class Arguments {

  private static final String ESCAPES = "nbrft";
  private static final String ESCAPED = "\n\b\r\f\t";

  private final String text;
  private final PsqlVariables variables;
  private int at;

  private Arguments(String text, PsqlVariables variables) {
    this.text = text;
    this.variables = variables;
  }

  /**
   * The arguments, unquoted, with variables replaced. Throws IllegalArgumentException for what psql
   * refuses, and for one that a program would have to tell.
   */
  static List<String> of(String text, PsqlVariables variables) {
    Arguments arguments = new Arguments(text, variables);
    List<String> list = new ArrayList<>();
    String argument;
    while ((argument = arguments.next()) != null) {
      list.add(argument);
    }
    return list;
  }

  private @Nullable String next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at >= text.length() || text.charAt(at) == '\\') {
      return null;
    }
    StringBuilder argument = new StringBuilder();
    while (at < text.length() && !endsArgument(text.charAt(at))) {
      piece(argument);
    }
    return argument.toString();
  }

  private static boolean endsArgument(char c) {
    return Character.isWhitespace(c) || c == '\\';
  }

  private void piece(StringBuilder argument) {
    char c = text.charAt(at);
    switch (c) {
      case '\'' -> argument.append(quoted());
      case '"' -> argument.append(doubleQuoted());
      case ':' -> argument.append(variable());
      case '`' ->
          throw new IllegalArgumentException(
              "`...` would run a program here. Write ${name}, and give its answer to up with --set-env");
      default -> {
        argument.append(c);
        at++;
      }
    }
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        at++;
        value.append(escaped());
      } else if (c != '\'') {
        value.append(c);
      } else if (text.startsWith("''", at)) {
        value.append(c);
        at++;
      } else {
        at++;
        return value.toString();
      }
    }
    throw new IllegalArgumentException("an argument has no closing quote (')");
  }

  private String escaped() {
    char c = text.charAt(at);
    int named = ESCAPES.indexOf(c);
    if (named >= 0) {
      return ESCAPED.substring(named, named + 1);
    }
    if (c == 'x' && at + 1 < text.length() && Character.digit(text.charAt(at + 1), 16) >= 0) {
      at++;
      return code(16, 2);
    }
    return Character.digit(c, 8) >= 0 ? code(8, 3) : String.valueOf(c);
  }

  private String code(int radix, int most) {
    int end = at;
    while (end < text.length()
        && end < at + most
        && Character.digit(text.charAt(end), radix) >= 0) {
      end++;
    }
    int code = Integer.parseInt(text.substring(at, end), radix);
    at = end - 1;
    return String.valueOf((char) (code & 0xFF));
  }

  /** The quotes are kept. */
  private String doubleQuoted() {
    int end = text.indexOf('"', at + 1);
    if (end < 0) {
      throw new IllegalArgumentException("an argument has no closing quote (\")");
    }
    String value = text.substring(at, end + 1);
    at = end + 1;
    return value;
  }

  private String variable() {
    Reference reference = Reference.at(text, at);
    if (reference == null) {
      at++;
      return ":";
    }
    String value = variables.value(reference).orElse(text.substring(at, reference.end()));
    at = reference.end();
    return value;
  }
}
