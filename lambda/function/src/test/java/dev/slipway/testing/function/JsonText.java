package dev.slipway.testing.function;

import java.util.ArrayList;
import java.util.List;

/** Reads single fields of a small, well-formed JSON object: enough for a Lambda error report. */
final class JsonText {

  private final String json;
  private int at;

  private JsonText(String json, int at) {
    this.json = json;
    this.at = at;
  }

  /** The text of a field; empty if it is missing or null. */
  static String string(String json, String field) {
    List<String> values = strings(json, field);
    return values.isEmpty() ? "" : values.get(0);
  }

  /** The texts of a field that is a string or a list of strings. */
  static List<String> strings(String json, String field) {
    String name = '"' + field + '"';
    int found = json.indexOf(name);
    return found < 0 ? List.of() : new JsonText(json, found + name.length()).values();
  }

  private List<String> values() {
    List<String> values = new ArrayList<>();
    boolean list = false;
    for (; at < json.length(); at++) {
      char c = json.charAt(at);
      list |= c == '[';
      if (c == '"') {
        values.add(value());
      }
      boolean endsField = c == ']' || c == '}';
      boolean endsValue = c == ',' || c == '"';
      if (endsField || (endsValue && !list)) {
        break;
      }
    }
    return values;
  }

  /** Reads the string that opens here and stops at its closing quote. */
  private String value() {
    StringBuilder text = new StringBuilder();
    for (at++; json.charAt(at) != '"'; at++) {
      text.append(json.charAt(at) == '\\' ? escaped() : json.charAt(at));
    }
    return text.toString();
  }

  private char escaped() {
    char c = json.charAt(++at);
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(json.substring(at - 3, at + 1), 16);
      }
      default -> c;
    };
  }
}
