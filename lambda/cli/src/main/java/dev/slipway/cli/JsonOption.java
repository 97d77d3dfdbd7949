package dev.slipway.cli;

import dev.slipway.action.Topic;
import java.util.Arrays;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Whether the answer is for a program. */
final class JsonOption {

  private static final String NAME = "--json";

  private JsonOption() {}

  static void addTo(CommandSpec command) {
    command.addOption(
        OptionSpec.builder("-j", NAME)
            .type(boolean.class)
            .userObject(Topic.OUTPUT)
            .description("Print the report as JSON.")
            .build());
  }

  static boolean isIn(ParseResult typed) {
    return Switch.isOn(typed, NAME);
  }

  /** Whether it is among arguments that nobody could read; short ones may stand in one. */
  static boolean isIn(String... arguments) {
    return Arrays.stream(arguments).anyMatch(one -> one.equals(NAME) || one.matches("-[a-zV]*j"));
  }
}
