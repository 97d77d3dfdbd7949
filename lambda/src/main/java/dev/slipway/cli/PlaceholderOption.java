package dev.slipway.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Values for placeholders in scripts. */
final class PlaceholderOption {

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Replace $${NAME} in the scripts. May be repeated.")
  private Map<String, String> values = new LinkedHashMap<>();

  Map<String, String> values() {
    return values;
  }
}
