package dev.slipway.action.up;

import dev.slipway.backfill.file.Backfill;
import dev.slipway.backfill.file.BackfillParameter;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What becomes of backfills that pending migrations require.
 *
 * @param run whether those are run whose tables have rows
 * @param params values for their parameters, by name
 */
record BackfillChoice(boolean run, Map<String, String> params) {

  /** Those of the values that a backfill has parameters for. */
  Map<String, String> of(Backfill backfill) {
    return backfill.parameters().stream()
        .map(BackfillParameter::name)
        .filter(params::containsKey)
        .collect(Collectors.toMap(name -> name, params::get));
  }
}
