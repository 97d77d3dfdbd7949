package dev.slipway.handler;

import dev.slipway.action.Report;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report with all that the command line needs to answer as if it had been made there. */
final class ShownAnswer {

  private ShownAnswer() {}

  /** The only answer of the function for which words for people are loaded. */
  static Map<String, @Nullable Object> of(Report report) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("verdict", report.verdict().name());
    answer.put("commands", report.commands());
    answer.put("text", report.text());
    answer.put("report", report.fields());
    return answer;
  }
}
