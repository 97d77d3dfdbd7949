package dev.slipway.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A call of an intrinsic function (states-language.net, "Intrinsic Functions"). */
final class Intrinsic {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String text;
  private final Payload payload;
  private int at;

  Intrinsic(String text, Payload payload) {
    this.text = text;
    this.payload = payload;
  }

  JsonNode value() {
    JsonNode value = call();
    if (at != text.length()) {
      throw new AssertionError("what follows a call in " + text);
    }
    return value;
  }

  private JsonNode call() {
    int open = text.indexOf('(', at);
    String name = text.substring(at, open);
    at = open + 1;
    List<JsonNode> arguments = new ArrayList<>();
    while (text.charAt(at) != ')') {
      arguments.add(argument());
      while (text.charAt(at) == ',' || text.charAt(at) == ' ') {
        at++;
      }
    }
    at++;
    return apply(name, arguments);
  }

  private JsonNode argument() {
    if (text.startsWith("States.", at)) {
      return call();
    }
    if (text.charAt(at) == '\'') {
      return JSON.textNode(literal());
    }
    int begin = at;
    while (text.charAt(at) != ',' && text.charAt(at) != ')') {
      at++;
    }
    String word = text.substring(begin, at).strip();
    return word.startsWith("$") ? payload.value(word) : json(word);
  }

  /** Between apostrophes; a backslash and what it stands before stay for who reads the text. */
  private String literal() {
    int begin = ++at;
    while (text.charAt(at) != '\'') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return text.substring(begin, at++);
  }

  private JsonNode apply(String name, List<JsonNode> arguments) {
    return switch (name) {
      case "States.Format" -> JSON.textNode(format(arguments));
      case "States.MathAdd" -> JSON.numberNode(arguments.get(0).asInt() + arguments.get(1).asInt());
      case "States.StringToJson" -> json(arguments.get(0).asText());
      case "States.JsonMerge" -> merge(arguments);
      case "States.ArrayRange" -> range(arguments);
      default -> throw new AssertionError("the walk does not know " + name);
    };
  }

  private static String format(List<JsonNode> arguments) {
    String template = arguments.get(0).asText();
    StringBuilder filled = new StringBuilder();
    int next = 1;
    for (int i = 0; i < template.length(); i++) {
      char character = template.charAt(i);
      if (character == '\\') {
        filled.append(template.charAt(++i));
      } else if (character == '{') {
        JsonNode value = arguments.get(next++);
        filled.append(value.isTextual() ? value.asText() : value.toString());
        i++;
      } else {
        filled.append(character);
      }
    }
    if (next != arguments.size()) {
      throw new StateFailed("States.IntrinsicFailure", "not as many {} as arguments: " + template);
    }
    return filled.toString();
  }

  private static JsonNode merge(List<JsonNode> arguments) {
    if (arguments.get(2).asBoolean(true)) {
      throw new StateFailed("States.IntrinsicFailure", "a deep merge is not supported by AWS");
    }
    ObjectNode merged = arguments.get(0).deepCopy();
    merged.setAll((ObjectNode) arguments.get(1));
    return merged;
  }

  private static JsonNode range(List<JsonNode> arguments) {
    ArrayNode numbers = JSON.arrayNode();
    for (int i = arguments.get(0).asInt();
        i <= arguments.get(1).asInt();
        i += arguments.get(2).asInt()) {
      numbers.add(i);
    }
    return numbers;
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new StateFailed("States.IntrinsicFailure", "no JSON: " + text);
    }
  }
}
