package dev.slipway.cli;

import dev.slipway.plan.Plan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.util.Locale;
import java.util.Set;

/** Asks a person at the terminal; where there is none, nobody is asked and the answer is yes. */
final class Question {

  private static final Set<String> YES = Set.of("y", "yes");

  private final Terminal terminal;

  Question(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Whether what a plan takes back may be taken back. */
  boolean takesBack(Plan plan) {
    Reader person = terminal.person();
    if (person == null) {
      return true;
    }
    PrintStream err = terminal.err();
    err.println("slipway: this takes back " + plan.steps().size() + " migrations:");
    plan.steps().forEach(step -> err.println("  " + step.version() + " " + step.description()));
    err.print("Take them back? [y/N] ");
    err.flush();
    return YES.contains(answer(person));
  }

  private static String answer(Reader person) {
    try {
      String line = new BufferedReader(person).readLine();
      return line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      return "";
    }
  }
}
