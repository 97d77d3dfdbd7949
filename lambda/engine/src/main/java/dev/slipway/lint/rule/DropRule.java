package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.StatementWords;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Views, functions and types that an earlier build may use; what the file makes again stays. */
public final class DropRule implements Rule {

  static final List<String> KINDS =
      List.of("VIEW", "FUNCTION", "PROCEDURE", "ROUTINE", "TYPE", "DOMAIN", "SEQUENCE", "SCHEMA");

  @Override
  public Stream<Danger> look(Linted linted) {
    StatementWords words = linted.words();
    return KINDS.stream().flatMap(kind -> look(linted, words, kind));
  }

  private static Stream<Danger> look(Linted linted, StatementWords words, String kind) {
    int first = words.after(0, "DROP", "MATERIALIZED?", kind, "IF?", "EXISTS?");
    return ListedNames.from(words, first).stream()
        .filter(name -> !linted.made().has(kind, words, name))
        .filter(name -> !linted.file().has(kind, words, name))
        .map(
            name ->
                Danger.of(
                    HazardKind.DROP_OBJECT,
                    "builds that use "
                        + kind.toLowerCase(Locale.ROOT)
                        + " "
                        + words.nameAt(name)
                        + " fail",
                    "Until the last server with the old build is gone, something may ask for it.",
                    "-- in a later deploy, when no build that uses it runs any more"));
  }
}
