package dev.slipway.postgres.remedy;

import static dev.slipway.postgres.remedy.Remedy.on;

import java.util.List;

/** What helps where the server gets characters that a program before it should have replaced. */
final class SyntaxRemedies {

  private static final List<Remedy> KNOWN =
      List.of(
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
