package dev.slipway.history;

import org.jspecify.annotations.Nullable;

/**
 * What a run finds when it begins.
 *
 * @param drift how the schema differs from what is recorded, null when that is not known
 * @param notCompared why the server did not tell, null when it was not asked or has told
 */
public record RunStart(
    History history, @Nullable SchemaChanges drift, @Nullable String notCompared) {

  /** The start of a run that does not ask for drift. */
  public static RunStart of(History history) {
    return new RunStart(history, null, null);
  }
}
