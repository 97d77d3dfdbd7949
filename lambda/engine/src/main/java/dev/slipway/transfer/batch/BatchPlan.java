package dev.slipway.transfer.batch;

import dev.slipway.postgres.TableName;
import dev.slipway.transfer.load.LoadPlan;
import dev.slipway.transfer.load.LoadTarget;
import java.util.Map;

/**
 * What is loaded table by table.
 *
 * @param of what the rows are, in one word, so that others are told from them
 * @param load all of it, as it would go into one transaction
 * @param bytes what the rows of each table are, where they come from
 */
public record BatchPlan(String of, LoadTarget target, LoadPlan load, Map<TableName, Long> bytes) {

  String action() {
    return load.terms().action();
  }

  /** As it stands in a sentence. */
  String aRun() {
    return ("aeiou".indexOf(action().charAt(0)) < 0 ? "a " : "an ") + action();
  }

  String database() {
    return target.schema().database();
  }
}
