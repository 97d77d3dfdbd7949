package dev.slipway.transfer.copy;

import dev.slipway.postgres.TableName;
import dev.slipway.transfer.load.LoadPlan;
import dev.slipway.transfer.load.LoadTarget;
import java.util.List;
import java.util.Map;

/**
 * A copy that can be done as long as the moment of its source lasts.
 *
 * @param target what of the target has decided it
 * @param from where the source is, for messages
 * @param leftOut tables of the source that are not copied, with the reason
 * @param notes what there is to say, a sentence each
 * @param bytes what each table takes in the source
 */
public record CopyPlan(
    LoadTarget target,
    String from,
    LoadPlan load,
    List<String> leftOut,
    List<String> notes,
    Map<TableName, Long> bytes) {

  /** The target's name. */
  public String database() {
    return target.schema().database();
  }
}
