package dev.slipway.handler;

import java.util.Map;

/** Where this function's log is, as Lambda tells it, and how the console shows it. */
final class LogPlace {

  /** By how the names of their regions begin, those that are not of the usual partition. */
  private static final Map<String, String> CONSOLES =
      Map.of(
          "cn-", "console.amazonaws.cn",
          "us-gov-", "console.amazonaws-us-gov.com",
          "eusc-", "console.amazonaws-eusc.eu");

  private LogPlace() {}

  /** A line for people; empty where nothing is known. */
  static String of(Map<String, String> variables) {
    String group = group(variables);
    String region = variables.getOrDefault("AWS_REGION", "");
    if (group.isEmpty()) {
      return "";
    }
    return "\nThe function's log: "
        + group
        + (region.isEmpty() ? "" : " https://" + host(region) + link(region, group));
  }

  /**
   * The same for a message behind which the CDK's framework names the group that a function has
   * where none is given to it. Where this one has another, that is said.
   */
  static String beforeFramework(Map<String, String> variables) {
    String usual = "/aws/lambda/" + variables.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "");
    String group = group(variables);
    return group.isEmpty() || group.equals(usual)
        ? of(variables)
        : of(variables) + "\nIt is not in " + usual + ", which the CDK names below.";
  }

  private static String group(Map<String, String> variables) {
    return variables.getOrDefault("AWS_LAMBDA_LOG_GROUP_NAME", "");
  }

  private static String host(String region) {
    return region
        + "."
        + CONSOLES.entrySet().stream()
            .filter(console -> region.startsWith(console.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("console.aws.amazon.com");
  }

  /** The console's own way to write a name, which may hold a number sign, behind one. */
  private static String link(String region, String group) {
    return "/cloudwatch/home?region="
        + region
        + "#logsV2:log-groups/log-group/"
        + group.replace("/", "$252F").replace("#", "$2523");
  }
}
