package dev.slipway.cli;

import dev.slipway.action.Topic;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * An option of the command line alone that is on or off.
 *
 * @param names the last is the long one
 * @param topic what it is about, null for what an action does
 */
record Switch(List<String> names, @Nullable Topic topic, String help) {

  /** Whether the answer is for a program. */
  static final Switch JSON =
      new Switch(List.of("-j", "--json"), Topic.OUTPUT, "Print the report as JSON.");

  private static final String CHECK = "--check";

  /** Whether a finding counts, for actions that are asked more often than they are to fail. */
  static Switch check(String help) {
    return new Switch(List.of(CHECK), null, help);
  }

  void addTo(CommandSpec command) {
    OptionSpec.Builder option =
        OptionSpec.builder(names.toArray(String[]::new)).type(boolean.class).description(help);
    command.addOption(topic == null ? option.build() : option.userObject(topic).build());
  }

  boolean isOn(ParseResult typed) {
    return isOn(typed, names.get(names.size() - 1));
  }

  /** Whether it is among arguments that nobody could read; a short one may stand in a bundle. */
  boolean isAmong(String... arguments) {
    return Arrays.stream(arguments)
        .anyMatch(one -> names.contains(one) || one.matches("-[a-zV]*" + letter()));
  }

  private String letter() {
    return names.get(0).substring(1);
  }

  /** Whether an option was typed, and not as {@code --name=false}, which scripts write. */
  static boolean isOn(ParseResult typed, String name) {
    return typed.matchedOptionValue(name, false);
  }
}
