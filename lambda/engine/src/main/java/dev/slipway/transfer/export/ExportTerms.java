package dev.slipway.transfer.export;

import dev.slipway.transfer.source.RowChoice;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * What an export is to be like.
 *
 * @param workers how many sessions read rows side by side
 * @param rangeBytes how much of a big table, as it is on disk, goes into one file
 * @param lockTries how often in all the tables are tried to be locked
 * @param outOfTime true from when on the export is to be given up
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
    BooleanSupplier outOfTime,
    String toolVersion) {}
