package dev.slipway.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a state has before it: its input, and the context ($$) of the execution
 * (states-language.net, "Paths", "Payload Template").
 */
record Payload(JsonNode input, JsonNode context) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  Payload with(JsonNode other) {
    return new Payload(other, context);
  }

  /** Whether there is something at a path. */
  boolean has(String path) {
    return !find(path).isMissingNode();
  }

  /** What is at a path, or what an intrinsic function makes. Nothing there fails the execution. */
  JsonNode value(String expression) {
    if (expression.startsWith("States.")) {
      return new Intrinsic(expression, this).value();
    }
    JsonNode found = find(expression);
    if (found.isMissingNode()) {
      throw new StateFailed(
          "States.Runtime", "The JSONPath '" + expression + "' is not found in " + input);
    }
    return found;
  }

  private JsonNode find(String path) {
    JsonNode at = path.startsWith("$$") ? context : input;
    String rest = path.replaceFirst("^\\$\\$?", "");
    if (!rest.matches("(\\.\\w+)*") || !path.startsWith("$")) {
      throw new AssertionError("the walk does not know the path " + path);
    }
    for (String name : rest.isEmpty() ? new String[0] : rest.substring(1).split("\\.")) {
      at = at.path(name);
    }
    return at;
  }

  /** A template with the values of its fields that end in {@code .$}. */
  JsonNode fill(JsonNode template) {
    if (template instanceof ArrayNode list) {
      ArrayNode filled = JSON.arrayNode();
      list.forEach(one -> filled.add(fill(one)));
      return filled;
    }
    if (!(template instanceof ObjectNode fields)) {
      return template;
    }
    ObjectNode filled = JSON.objectNode();
    fields
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (name.endsWith(".$")) {
                filled.set(name.substring(0, name.length() - 2), value(field.getValue().asText()));
              } else {
                filled.set(name, fill(field.getValue()));
              }
            });
    return filled;
  }

  /** The input with a value at a path, or the value alone at {@code $}. */
  JsonNode put(JsonNode path, JsonNode value) {
    if (path.isNull()) {
      return input;
    }
    String where = path.asText("$");
    if (where.equals("$") || path.isMissingNode()) {
      return value;
    }
    if (!where.matches("\\$(\\.\\w+)+")) {
      throw new AssertionError("the walk does not know the ResultPath " + where);
    }
    ObjectNode more = input.deepCopy();
    String[] names = where.substring(2).split("\\.", -1);
    ObjectNode at = more;
    for (int i = 0; i < names.length - 1; i++) {
      at = at.withObjectProperty(names[i]);
    }
    at.set(names[names.length - 1], value);
    return more;
  }
}
