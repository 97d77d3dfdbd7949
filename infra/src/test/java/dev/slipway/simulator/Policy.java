package dev.slipway.simulator;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a role may do by the policies beside it. Statements that allow are understood; one with a
 * condition allows nothing here.
 */
record Policy(List<Statement> statements) {

  /** Patterns of actions and of resources, any pair of which is allowed. */
  record Statement(List<String> actions, List<String> resources) {

    boolean allows(String action, String resource) {
      return actions.stream().anyMatch(pattern -> matches(pattern, action))
          && resources.stream().anyMatch(pattern -> matches(pattern, resource));
    }

    private static boolean matches(String pattern, String text) {
      String regex =
          Pattern.compile("[*?]|[^*?]+")
              .matcher(pattern)
              .results()
              .map(it -> regex(it.group()))
              .collect(Collectors.joining());
      return text.matches(regex);
    }

    private static String regex(String part) {
      return switch (part) {
        case "*" -> ".*";
        case "?" -> ".";
        default -> Pattern.quote(part);
      };
    }
  }

  /** The policies of the role of a function or state machine. */
  static Policy of(Resource function, Values values) {
    Map<String, Object> properties = function.properties();
    String role = values.text(properties.getOrDefault("Role", properties.get("RoleArn")));
    return new Policy(
        values.template().all("AWS::IAM::Policy").stream()
            .filter(policy -> isOf(role, policy, values))
            .flatMap(
                policy -> list(values.of(policy.map("PolicyDocument").get("Statement"))).stream())
            .map(statement -> (Map<?, ?>) statement)
            .filter(it -> it.get("Effect").equals("Allow") && !it.containsKey("Condition"))
            .map(it -> new Statement(texts(it.get("Action")), texts(it.get("Resource"))))
            .toList());
  }

  private static boolean isOf(String role, Resource policy, Values values) {
    Account account = values.account();
    return list(policy.properties().get("Roles")).stream()
        .map(reference -> values.template().get((String) ((Map<?, ?>) reference).get("Ref")))
        .anyMatch(it -> account.attribute(it, "Arn").equals(role));
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  private static List<String> texts(Object value) {
    return list(value).stream().map(String::valueOf).toList();
  }

  boolean allows(String action, String resource) {
    return statements.stream().anyMatch(statement -> statement.allows(action, resource));
  }
}
