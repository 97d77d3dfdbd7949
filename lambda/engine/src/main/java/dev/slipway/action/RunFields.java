package dev.slipway.action;

import dev.slipway.history.Run;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names and values of a run in the audit log. */
public final class RunFields {

  private RunFields() {}

  /** The fields of a run, as {@code history} and {@code status} tell it. */
  public static Map<String, @Nullable Object> of(Run run) {
    return new Fields()
        .with("runId", run.runId())
        .with("action", run.action())
        .with("environment", run.environment())
        .with("status", run.status())
        .with("startedAt", run.startedAt())
        .with("finishedAt", run.finishedAt())
        .with("from", run.fromVersion())
        .with("to", run.toVersion())
        .with("applied", run.applied())
        .with("backup", run.backupUri())
        .with("invokedBy", run.invokedBy())
        .with("toolVersion", run.toolVersion())
        .with("message", run.message())
        .map();
  }
}
