package dev.slipway.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds a definition against the rules of the language (states-language.net), as Step Functions
 * does when it is deployed; and finds states that nothing leads to.
 */
public final class DefinitionCheck {

  private static final Set<String> FIELDS =
      Set.of("StartAt", "States", "Comment", "TimeoutSeconds", "Version");
  private static final Set<String> FIELDS_INSIDE =
      Set.of("StartAt", "States", "Comment", "ProcessorConfig");

  private final Set<String> names = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  private DefinitionCheck() {}

  /** What is wrong with a definition; nothing where it would be taken. */
  public static List<String> problems(JsonNode definition) {
    DefinitionCheck check = new DefinitionCheck();
    check.machine("the definition", definition, FIELDS);
    return check.problems;
  }

  private void machine(String where, JsonNode machine, Set<String> known) {
    unknown(where, machine, known);
    JsonNode states = machine.path("States");
    String start = machine.path("StartAt").asText();
    if (!states.has(start)) {
      problems.add(where + ": StartAt is no state: " + start);
    }
    states.fields().forEachRemaining(state -> state(state.getKey(), state.getValue(), states));
    Set<String> unreachable = new TreeSet<>();
    states.fieldNames().forEachRemaining(unreachable::add);
    unreachable.removeAll(reachable(start, states));
    unreachable.forEach(name -> problems.add(name + ": nothing leads to it"));
  }

  private void state(String name, JsonNode state, JsonNode states) {
    if (!names.add(name)) {
      problems.add(name + ": there are two of the name");
    }
    if (name.length() > 80) {
      problems.add(name + ": is longer than 80 characters");
    }
    unknown(name, state, Execution.fieldsOf(state.path("Type").asText()));
    StateCheck.problems(state).forEach(problem -> problems.add(name + ": " + problem));
    StateCheck.targets(state).stream()
        .filter(target -> !states.has(target))
        .forEach(target -> problems.add(name + ": leads to no state: " + target));
    if (state.has("ItemProcessor")) {
      machine(name, state.get("ItemProcessor"), FIELDS_INSIDE);
    }
  }

  private void unknown(String where, JsonNode node, Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            field -> {
              if (!known.contains(field)) {
                problems.add(where + ": has no field " + field);
              }
            });
  }

  private static Set<String> reachable(String start, JsonNode states) {
    Set<String> reached = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(start));
    while (!next.isEmpty()) {
      String name = next.remove();
      if (states.has(name) && reached.add(name)) {
        next.addAll(StateCheck.targets(states.get(name)));
      }
    }
    return reached;
  }
}
