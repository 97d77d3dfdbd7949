package dev.slipway.transfer.export;

import dev.slipway.backup.manifest.Hashing;
import dev.slipway.backup.manifest.ServerId;
import dev.slipway.backup.part.TimeLimit;
import dev.slipway.ledger.Deadline;
import dev.slipway.ledger.TimeLimits;
import dev.slipway.transfer.source.RowChoice;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an export is to be like.
 *
 * @param workers how many sessions read rows side by side
 * @param rangeBytes how much of a big table, as it is on disk, goes into one file
 * @param lockTries how often in all the tables are tried to be locked
 * @param deadline when the export is to be given up, or paused
 * @param inSlices whether it may pause between two tables, each of which is of a moment of its own
 * @param toolVersion our version, for the manifest
 */
public record ExportTerms(
    UUID runId,
    String environment,
    RowChoice choice,
    ExportForm form,
    int workers,
    long rangeBytes,
    int lockTries,
    Deadline deadline,
    boolean inSlices,
    String toolVersion) {

  /** What ends it in time. */
  TimeLimit limit() {
    return TimeLimits.of(
        deadline,
        "an export as of one moment",
        "Next: export with batch (--batch), which goes on table by table when it is asked"
            + " again; from where there is no such limit (./slipway export); or fewer"
            + " tables at a time with --tables.");
  }

  /** What makes it another export than the next, or than that of another server. */
  String identity(ServerId server) {
    return Hashing.name(
        environment,
        server.folder(),
        choice.tables(),
        new TreeMap<>(choice.conditions()),
        String.valueOf(choice.newest()),
        form);
  }
}
