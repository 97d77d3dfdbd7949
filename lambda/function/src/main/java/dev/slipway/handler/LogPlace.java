package dev.slipway.handler;

import java.util.Map;

/** Where this function's log is, as Lambda tells it, and how the console shows it. */
final class LogPlace {

  private LogPlace() {}

  /** A line for people; empty where nothing is known. */
  static String of(Map<String, String> variables) {
    String group = variables.getOrDefault("AWS_LAMBDA_LOG_GROUP_NAME", "");
    String region = variables.getOrDefault("AWS_REGION", "");
    if (group.isEmpty()) {
      return "";
    }
    return "\nThe function's log: "
        + group
        + (region.isEmpty() ? "" : " https://" + host(region) + link(region, group));
  }

  private static String host(String region) {
    String domain =
        region.startsWith("cn-")
            ? "console.amazonaws.cn"
            : region.startsWith("us-gov-")
                ? "console.amazonaws-us-gov.com"
                : "console.aws.amazon.com";
    return region + "." + domain;
  }

  /** The console's own way to write a name behind the number sign. */
  private static String link(String region, String group) {
    return "/cloudwatch/home?region="
        + region
        + "#logsV2:log-groups/log-group/"
        + group.replace("/", "$252F");
  }
}
