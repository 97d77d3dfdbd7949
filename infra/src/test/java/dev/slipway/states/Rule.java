package dev.slipway.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A rule of a Choice (states-language.net, "Choice State"). */
record Rule(JsonNode rule) {

  static final List<String> BESIDE = List.of("Next", "Variable", "Comment");

  boolean holds(Payload payload) {
    List<String> names = new ArrayList<>();
    rule.fieldNames().forEachRemaining(names::add);
    names.removeAll(BESIDE);
    if (names.size() != 1) {
      throw new AssertionError("one comparison is due in " + rule);
    }
    JsonNode operand = rule.get(names.get(0));
    return switch (names.get(0)) {
      case "And" -> all(operand).stream().allMatch(one -> one.holds(payload));
      case "Or" -> all(operand).stream().anyMatch(one -> one.holds(payload));
      case "Not" -> !new Rule(operand).holds(payload);
      case "IsPresent" -> payload.has(variable()) == operand.asBoolean();
      default -> compares(names.get(0), payload.value(variable()), operand);
    };
  }

  private String variable() {
    return rule.get("Variable").asText();
  }

  private static List<Rule> all(JsonNode rules) {
    return StreamSupport.stream(rules.spliterator(), false).map(Rule::new).toList();
  }

  private static boolean compares(String name, JsonNode value, JsonNode operand) {
    return switch (name) {
      case "IsNull" -> value.isNull() == operand.asBoolean();
      case "StringEquals" -> value.isTextual() && value.asText().equals(operand.asText());
      case "StringMatches" -> value.isTextual() && matches(operand.asText(), value.asText());
      case "BooleanEquals" -> value.isBoolean() && value.asBoolean() == operand.asBoolean();
      case "NumericGreaterThanEquals" -> value.isNumber() && value.asDouble() >= operand.asDouble();
      case "NumericLessThan" -> value.isNumber() && value.asDouble() < operand.asDouble();
      default -> throw new AssertionError("the walk does not know " + name);
    };
  }

  private static boolean matches(String pattern, String text) {
    String regex =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
  }
}
