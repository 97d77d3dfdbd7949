package dev.slipway.cli;

import picocli.CommandLine.ParseResult;

/** An option without a value of its own. */
final class Switch {

  private Switch() {}

  /** Whether it was typed, and not as {@code --name=false}, which scripts write. */
  static boolean isOn(ParseResult typed, String name) {
    return typed.matchedOptionValue(name, false);
  }
}
