package dev.slipway.cli;

import java.util.Arrays;
import picocli.CommandLine.Option;

/** Whether the answer is for a program. */
final class JsonOption {

  static final String NAME = "--json";

  @Topic.Of(Topic.OUTPUT)
  @Option(
      names = {"-j", NAME},
      description = "Print the report as JSON.")
  private boolean json;

  /** Whether it is among arguments that nobody could read; short ones may stand in one. */
  static boolean isIn(String... arguments) {
    return Arrays.stream(arguments).anyMatch(one -> one.equals(NAME) || one.matches("-[a-zV]*j"));
  }

  boolean isSet() {
    return json;
  }
}
