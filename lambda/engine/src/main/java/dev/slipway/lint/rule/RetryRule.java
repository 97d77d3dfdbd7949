package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.StatementWords;
import java.util.stream.Stream;

/** What runs outside of transactions, and would fail where an earlier try has done it already. */
public final class RetryRule implements Rule {

  @Override
  public Stream<Danger> look(Linted linted) {
    StatementWords words = linted.words();
    boolean trips =
        linted.outside()
            && (words.starts("DROP", "INDEX")
                || words.starts("DROP", "DATABASE")
                || (words.starts("ALTER", "TYPE") && words.contains("ADD", "VALUE")));
    boolean minded = words.contains("IF", "EXISTS") || words.contains("IF", "NOT", "EXISTS");
    if (!trips || minded) {
      return Stream.empty();
    }
    String behind =
        words.starts("ALTER")
            ? "VALUE"
            : words.contains("CONCURRENTLY") ? "CONCURRENTLY" : words.at(1);
    return Stream.of(
        Danger.of(
            HazardKind.RETRY,
            "nothing; a second try fails where the first was cut off behind it",
            "It commits by itself, so that a lost connection leaves it done and not recorded.",
            linted.with(behind, words.starts("ALTER") ? "IF NOT EXISTS" : "IF EXISTS")));
  }
}
