package dev.slipway.cli;

import dev.slipway.action.Form;
import dev.slipway.action.Verdict;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Whether a finding counts, for actions that are asked more often than they are to fail. */
final class CheckOption {

  private static final String NAME = "--check";

  private CheckOption() {}

  /** Adds it to the command of a form that has one. */
  static void addTo(CommandSpec command, Form form) {
    if (!form.check().isEmpty()) {
      command.addOption(
          OptionSpec.builder(NAME).type(boolean.class).description(form.check()).build());
    }
  }

  /** The verdict that counts. */
  static Verdict of(Verdict verdict, Form form, ParseResult typed) {
    boolean counts = form.check().isEmpty() || Switch.isOn(typed, NAME);
    return verdict == Verdict.FOUND && !counts ? Verdict.DONE : verdict;
  }
}
