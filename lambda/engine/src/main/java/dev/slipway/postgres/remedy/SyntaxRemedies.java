package dev.slipway.postgres.remedy;

import static dev.slipway.postgres.remedy.Remedy.on;

import java.util.List;

/**
 * What helps where the server gets characters that nobody sees, or that a program before it should
 * have replaced.
 */
final class SyntaxRemedies {

  /** Blanks that do not break or have no width, marks of direction and of byte order. */
  private static final String UNSEEN =
      "[\\x0B\\x85\\xA0\\xAD\\x{2000}-\\x{200F}\\x{2028}-\\x{202F}\\x{2060}\\x{3000}\\x{FEFF}]";

  private static final List<Remedy> KNOWN =
      List.of(
          on("42601")
              .saying("at or near \\x22[^\\x22]*" + UNSEEN)
              .next(
                  "a character stands there that is not seen, such as a blank of a web page or the"
                      + " byte order mark of a file that was joined to another: take it out of"
                      + " {script}, and {again}"),
          on("42601")
              .saying("\"\\$\"")
              .next(
                  "where it begins a placeholder, give its value with --set NAME=VALUE or --set-env"
                      + " NAME; otherwise mend {script}; and {again}"),
          on("42601")
              .saying("\":\"")
              .next(
                  "where it begins a variable of psql, which nothing sets, write \\set NAME VALUE"
                      + " above it; otherwise mend {script}; and {again}"));

  private SyntaxRemedies() {}

  static List<Remedy> all() {
    return KNOWN;
  }
}
