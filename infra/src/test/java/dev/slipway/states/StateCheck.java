package dev.slipway.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold of a single state. */
final class StateCheck {

  private static final Map<String, String> NEEDED =
      Map.of("Task", "Resource", "Choice", "Choices", "Wait", "Seconds", "Map", "ItemProcessor");
  private static final Set<String> ENDS = Set.of("Choice", "Succeed", "Fail");
  private static final List<String> PATHS =
      List.of("InputPath", "OutputPath", "ResultPath", "ItemsPath", "ErrorPath", "CausePath");
  private static final List<String> TEMPLATES =
      List.of("Parameters", "ItemSelector", "ResultSelector");
  private static final int MOST_SECONDS = 31_622_400;
  private static final String ALL = "States.ALL";

  private final JsonNode state;
  private final List<String> problems = new ArrayList<>();

  private StateCheck(JsonNode state) {
    this.state = state;
  }

  static List<String> problems(JsonNode state) {
    StateCheck check = new StateCheck(state);
    check.ends();
    check.state.path("Choices").forEach(rule -> check.rule(rule, true));
    check.errors("Retry");
    check.errors("Catch");
    check.paths();
    TEMPLATES.forEach(name -> check.template(state.path(name)));
    return check.problems;
  }

  /** The states that it leads to. */
  static List<String> targets(JsonNode state) {
    List<String> targets = new ArrayList<>();
    Stream.of(List.of(state), state.path("Choices"), state.path("Catch"))
        .forEach(
            nodes ->
                nodes.forEach(
                    node -> {
                      if (node.has("Next")) {
                        targets.add(node.get("Next").asText());
                      }
                    }));
    if (state.has("Default")) {
      targets.add(state.get("Default").asText());
    }
    return targets;
  }

  private void ends() {
    String type = state.path("Type").asText();
    String needed = NEEDED.get(type);
    if (needed != null && !state.has(needed)) {
      problems.add("lacks " + needed);
    }
    int ways = (state.has("Next") ? 1 : 0) + (state.path("End").asBoolean(false) ? 1 : 0);
    if (ways != (ENDS.contains(type) ? 0 : 1)) {
      problems.add("Next and End: one of them is due, and none for a choice or an end");
    }
    if (type.equals("Choice") && (state.path("Choices").isEmpty() || !state.has("Default"))) {
      problems.add("lacks a choice, or Default");
    }
  }

  private void rule(JsonNode rule, boolean first) {
    List<String> names = new ArrayList<>();
    rule.fieldNames().forEachRemaining(names::add);
    names.removeAll(Rule.BESIDE);
    if (names.size() != 1 || rule.has("Next") != first) {
      problems.add("a rule has one comparison, and Next where it is not in another");
    }
    for (String name : List.of("And", "Or")) {
      rule.path(name).forEach(inner -> rule(inner, false));
    }
    boolean combines = rule.has("And") || rule.has("Or") || rule.has("Not");
    if (rule.has("Not")) {
      rule(rule.get("Not"), false);
    }
    if (!combines && !rule.path("Variable").asText().startsWith("$")) {
      problems.add("a comparison lacks its Variable");
    }
  }

  private void errors(String field) {
    Iterator<JsonNode> rules = state.path(field).iterator();
    while (rules.hasNext()) {
      JsonNode rule = rules.next();
      List<String> names = rule.has("ErrorEquals") ? Attempts.names(rule) : List.of();
      if (names.isEmpty()) {
        problems.add(field + " without ErrorEquals");
      }
      if (names.contains(ALL) && (names.size() > 1 || rules.hasNext())) {
        problems.add(field + ": " + ALL + " must be alone, and last");
      }
      if (field.equals("Catch") && !rule.has("Next")) {
        problems.add("Catch without Next");
      }
      int longest = rule.path("MaxDelaySeconds").asInt(1);
      if (rule.path("BackoffRate").asDouble(1) < 1 || longest < 1 || longest >= MOST_SECONDS) {
        problems.add(field + ": BackoffRate is 1 at least, MaxDelaySeconds too, and below a year");
      }
    }
  }

  private void paths() {
    for (String name : PATHS) {
      JsonNode path = state.path(name);
      boolean function = name.equals("CausePath") || name.equals("ErrorPath");
      if (path.isTextual() && !isPath(path.asText()) && !(function && isCall(path.asText()))) {
        problems.add(name + " is no path: " + path.asText());
      }
    }
  }

  private static boolean isPath(String text) {
    return text.startsWith("$");
  }

  private static boolean isCall(String text) {
    return text.startsWith("States.") && text.endsWith(")");
  }

  private void template(JsonNode template) {
    template
        .fields()
        .forEachRemaining(
            field -> {
              String value = field.getValue().asText();
              boolean path = isPath(value) || isCall(value);
              if (field.getKey().endsWith(".$") && !path) {
                problems.add(field.getKey() + " is no path: " + value);
              }
              template(field.getValue());
            });
  }
}
