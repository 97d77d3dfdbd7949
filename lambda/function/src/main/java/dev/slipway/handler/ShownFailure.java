package dev.slipway.handler;

import dev.slipway.action.Json;
import dev.slipway.error.SlipwayException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A failure for a command line that asks for its fields, because it has programs to answer too:
 * behind the message stands a line of JSON with what is known of it. Lambda hands on a type and a
 * message alone.
 */
final class ShownFailure extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private ShownFailure(String message) {
    super(message, null);
  }

  /** The same failure; itself where nobody foresaw it. */
  static RuntimeException of(RuntimeException failure) {
    RuntimeException fit = LongFailure.fit(failure);
    if (!(failure instanceof SlipwayException known)) {
      return fit;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", failure.getClass().getSimpleName());
    known
        .fields()
        .map()
        .forEach(
            (name, value) -> {
              if (value != null && !name.equals("next")) {
                fields.put(name, value);
              }
            });
    ShownFailure shown =
        new ShownFailure(fit.getMessage() + "\n" + Json.text(Map.of("failure", fields)));
    shown.setStackTrace(failure.getStackTrace());
    return shown;
  }
}
