package dev.slipway.transfer.copy;

import dev.slipway.ledger.Deadline;
import dev.slipway.transfer.load.LoadMode;
import dev.slipway.transfer.load.TriggerUse;
import dev.slipway.transfer.source.RowChoice;
import java.util.List;

/**
 * What a copy is to be like.
 *
 * @param lockTries how often in all the tables are tried to be locked, on both sides
 * @param deadline when the copy is to be given up
 */
public record CopyTerms(
    RowChoice choice,
    List<Mask> masks,
    LoadMode mode,
    TriggerUse triggers,
    int lockTries,
    Deadline deadline) {}
