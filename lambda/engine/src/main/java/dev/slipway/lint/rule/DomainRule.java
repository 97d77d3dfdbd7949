package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.StatementWords;
import java.util.stream.Stream;

/** Constraints of domains, which all columns of their type are held against. */
public final class DomainRule implements Rule {

  @Override
  public Stream<Danger> look(Linted linted) {
    StatementWords words = linted.words();
    int name = words.after(0, "ALTER", "DOMAIN");
    boolean looks =
        (words.contains("ADD") && !words.contains("NOT", "VALID"))
            || words.contains("SET", "NOT", "NULL");
    if (name < 0 || !looks || linted.made().has("DOMAIN", words, name)) {
      return Stream.empty();
    }
    String[] rewrite =
        words.contains("ADD", "CONSTRAINT")
            ? new String[] {
              linted.statement().sql() + " NOT VALID;",
              "-- then, in a file of its own:",
              "ALTER DOMAIN %s VALIDATE CONSTRAINT %s;"
                  .formatted(
                      words.nameAt(name), words.nameAt(words.indexOf("ADD", "CONSTRAINT") + 2))
            }
            : new String[] {};
    return Stream.of(
        Danger.of(
            HazardKind.VALIDATING_CONSTRAINT,
            "writes to each table with a column of " + words.nameAt(name) + " while it is read",
            "Every row of those tables is looked at, under a SHARE lock of each.",
            rewrite));
  }
}
