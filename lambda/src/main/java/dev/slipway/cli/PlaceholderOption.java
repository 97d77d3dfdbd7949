package dev.slipway.cli;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Values for placeholders in scripts. */
final class PlaceholderOption {

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Replace $${NAME} in the scripts. May be repeated.")
  private List<String> pairs = new ArrayList<>();

  @Option(
      names = "--set-env",
      paramLabel = "NAME[=VARIABLE]",
      description =
          "The same with the value of an environment variable, which is never kept or shown. May be"
              + " repeated.")
  private List<String> variables = new ArrayList<>();

  /** Adds the request's fields. */
  void describe(Map<String, Object> fields) {
    fields.put("set", values());
    if (!variables.isEmpty()) {
      fields.put("setEnv", names());
    }
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (String pair : variables) {
      int equals = pair.indexOf('=');
      names.put(
          equals < 0 ? pair : pair.substring(0, equals),
          equals < 0 ? pair : pair.substring(equals + 1));
    }
    return names;
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new InvalidInput(
            "--set takes NAME=VALUE, not " + ValueKind.of(pair) + ". Nothing was done.");
      }
      values.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return values;
  }
}
