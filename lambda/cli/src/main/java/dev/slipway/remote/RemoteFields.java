package dev.slipway.remote;

import dev.slipway.action.Json;
import dev.slipway.error.FailureFields;
import dev.slipway.error.InvalidInput;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A failure's message as the function sends it: behind it, in a line of its own, what programs want
 * to know. What is not as we write it is not believed.
 *
 * @param message without that line, of a length that can be shown
 * @param type the failure's class, empty where it is not said
 */
record RemoteFields(String message, String type, FailureFields fields) {

  private static final String BEGIN = "\n{\"failure\":";
  private static final int LONGEST = 1000;
  private static final int LONGEST_MESSAGE = 60_000;
  private static final Set<String> STATES =
      Set.of("unchanged", "rolled_back", "partial", "unknown");

  static RemoteFields read(String text) {
    int line = text.lastIndexOf(BEGIN);
    Map<?, ?> said = line < 0 ? Map.of() : said(text.substring(line + 1));
    String message = bounded(said.isEmpty() ? text : text.substring(0, line));
    String state = string(said, "state");
    FailureFields fields =
        FailureFields.of(message, state != null && STATES.contains(state) ? state : null);
    String sqlState = string(said, "sqlState");
    if (sqlState != null && sqlState.matches("[0-9A-Z]{5}")) {
      fields = fields.withSqlState(sqlState);
    }
    String file = string(said, "file");
    if (file != null) {
      fields =
          fields.withPlace(
              file, number(said, "line"), number(said, "column"), string(said, "version"));
    }
    String type = string(said, "type");
    return new RemoteFields(message, type == null ? "" : type, fields);
  }

  /** Both ends of a text that is too long to be shown. */
  static String bounded(String text) {
    int half = LONGEST_MESSAGE / 2;
    return text.length() > LONGEST_MESSAGE
        ? text.substring(0, half) + " ... " + text.substring(text.length() - half)
        : text;
  }

  private static Map<?, ?> said(String json) {
    try {
      return Json.fields(json).get("failure") instanceof Map<?, ?> fields ? fields : Map.of();
    } catch (InvalidInput noJson) {
      return Map.of();
    }
  }

  private static @Nullable String string(Map<?, ?> said, String name) {
    return said.get(name) instanceof String text
            && text.length() <= LONGEST
            && text.chars().noneMatch(Character::isISOControl)
        ? text
        : null;
  }

  private static @Nullable Integer number(Map<?, ?> said, String name) {
    return said.get(name) instanceof Number number && number.longValue() > 0
        ? Integer.valueOf(number.intValue())
        : null;
  }
}
