package dev.slipway.lint.rule;

import dev.slipway.hazard.HazardKind;
import dev.slipway.sql.StatementWords;
import java.util.stream.Stream;

/** Values of an enum, which can be added and never removed. */
public final class EnumRule implements Rule {

  @Override
  public Stream<Danger> look(Linted linted) {
    StatementWords words = linted.words();
    boolean added = words.starts("ALTER", "TYPE") && words.contains("ADD", "VALUE");
    return !added || linted.made().has("TYPE", words, 2)
        ? Stream.empty()
        : Stream.of(
            Danger.of(
                HazardKind.ENUM_VALUE,
                "nothing, but there is no way back",
                "No statement takes a value out of an enum: a DOWN has to make the type again."));
  }
}
