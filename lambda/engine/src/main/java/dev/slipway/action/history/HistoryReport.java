package dev.slipway.action.history;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.RunFields;
import dev.slipway.history.Run;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest runs, newest first. */
public record HistoryReport(String environment, List<Run> runs) implements Report {

  @Override
  public String text() {
    return HistoryText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "history")
        .with("outcome", "DONE")
        .with("environment", environment)
        .with("runs", runs.stream().map(RunFields::of).toList())
        .map();
  }
}
