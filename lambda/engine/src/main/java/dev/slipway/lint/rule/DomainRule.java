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
    return Stream.of(
        Danger.of(
            HazardKind.VALIDATING_CONSTRAINT,
            "writes to each table with a column of " + words.nameAt(name) + " while it is read",
            "Every row of those tables is looked at, under a SHARE lock of each.",
            rewritten(linted, words.nameAt(name))));
  }

  /** Nothing for a constraint without a name, which cannot be validated later. */
  private static String[] rewritten(Linted linted, String domain) {
    int constraint = linted.words().indexOf("ADD", "CONSTRAINT");
    return constraint < 0
        ? new String[] {}
        : new String[] {
          linted.statement().sql() + " NOT VALID;",
          "-- then, in a file of its own:",
          "ALTER DOMAIN %s VALIDATE CONSTRAINT %s;"
              .formatted(domain, linted.words().nameAt(constraint + 2))
        };
  }
}
