package dev.slipway.action.preflight;

import dev.slipway.action.Fields;
import dev.slipway.action.Preparedness;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.preflight.Light;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a database is ready. */
record PreflightReport(String database, String environment, Preparedness preparedness)
    implements Report {

  @Override
  public Verdict verdict() {
    return preparedness.light() == Light.RED ? Verdict.FOUND : Verdict.DONE;
  }

  @Override
  public String text() {
    return String.join("\n", preparedness.text()) + "\n" + end();
  }

  private String end() {
    return "Database "
        + database
        + " ("
        + environment
        + ") "
        + switch (preparedness.light()) {
          case GREEN -> "is ready.";
          case YELLOW -> "is ready; look at what is yellow first.";
          case RED -> "is not ready.";
        };
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "preflight")
        .with("outcome", preparedness.light().name())
        .with("database", database)
        .with("environment", environment)
        .with("gauges", preparedness.fields())
        .map();
  }
}
