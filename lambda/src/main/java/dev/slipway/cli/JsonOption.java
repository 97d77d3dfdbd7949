package dev.slipway.cli;

import picocli.CommandLine.Option;

/** Whether the answer is for a program. */
final class JsonOption {

  static final String NAME = "--json";

  @Topic.Of(Topic.OUTPUT)
  @Option(names = NAME, description = "Print the report as JSON.")
  private boolean json;

  boolean isSet() {
    return json;
  }
}
