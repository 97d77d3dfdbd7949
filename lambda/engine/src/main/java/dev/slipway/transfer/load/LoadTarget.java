package dev.slipway.transfer.load;

import dev.slipway.transfer.table.DataSchema;
import java.util.List;

/**
 * What of a target decides how rows go in.
 *
 * @param schema all of its tables
 * @param replica whether our role may be a replica's, whose keys and triggers rest
 * @param triggers those that would fire
 * @param keys foreign keys that could be made again when the rows are in, with nothing lost
 * @param indexes those that could be made again when the rows are in, with nothing lost
 */
public record LoadTarget(
    DataSchema schema,
    boolean replica,
    List<Undoing> triggers,
    List<Undoing> keys,
    List<Undoing> indexes) {}
