package dev.slipway.remote;

import dev.slipway.action.Json;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.error.InvalidInput;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report that the function has made. */
record RemoteReport(
    Map<String, @Nullable Object> fields, String text, boolean commands, Verdict verdict)
    implements Report {

  /**
   * Null when a text holds none: whoever answers need not be a function of ours. That it is for CI
   * to obey is believed only where that was asked for.
   */
  @SuppressWarnings("unchecked")
  static @Nullable RemoteReport read(String payload, Map<String, Object> request) {
    Map<String, Object> answer;
    try {
      answer = Json.fields(payload);
    } catch (InvalidInput noObject) {
      return null;
    }
    Verdict verdict =
        Arrays.stream(Verdict.values())
            .filter(one -> one.name().equals(answer.get("verdict")))
            .findFirst()
            .orElse(null);
    return verdict != null
            && answer.get("report") instanceof Map<?, ?> fields
            && answer.get("text") instanceof String text
        ? new RemoteReport(
            (Map<String, @Nullable Object>) fields,
            answer.get("cut") instanceof String cut ? text + "\n" + cut : text,
            Boolean.TRUE.equals(answer.get("commands")) && isForCi(request),
            verdict)
        : null;
  }

  private static boolean isForCi(Map<String, Object> request) {
    return "lint".equals(request.get("action"))
        && "github".equalsIgnoreCase(String.valueOf(request.get("format")));
  }

  /** The first line for people. */
  String headline() {
    return text.lines().findFirst().orElse("");
  }
}
