package dev.slipway.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out which CI job or function runs this, from the variables such places set. */
final class Invoker {

  private Invoker() {}

  /** A name for the audit log, null when nothing tells. */
  static @Nullable String of(Map<String, String> variables) {
    if (isSet(variables, "SLIPWAY_INVOKED_BY")) {
      return variables.get("SLIPWAY_INVOKED_BY");
    }
    if (isSet(variables, "AWS_LAMBDA_FUNCTION_NAME")) {
      return "lambda " + variables.get("AWS_LAMBDA_FUNCTION_NAME");
    }
    if (isSet(variables, "GITHUB_RUN_ID")) {
      return "github "
          + variables.getOrDefault("GITHUB_REPOSITORY", "")
          + " run "
          + variables.get("GITHUB_RUN_ID");
    }
    return isSet(variables, "CI_JOB_URL") ? variables.get("CI_JOB_URL") : null;
  }

  private static boolean isSet(Map<String, String> variables, String name) {
    return !variables.getOrDefault(name, "").isBlank();
  }
}
