package dev.slipway.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run finds when it begins.
 *
 * @param drift how the schema differs from what the last run left, as far as that is known
 * @param notCompared why it is not known, null when it was not asked or is known
 */
public record RunStart(History history, List<SchemaChange> drift, @Nullable String notCompared) {

  /** The start of a run that does not ask for drift. */
  public static RunStart of(History history) {
    return new RunStart(history, List.of(), null);
  }
}
