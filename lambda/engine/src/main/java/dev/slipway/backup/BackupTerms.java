package dev.slipway.backup;

import dev.slipway.backup.manifest.Compression;
import dev.slipway.backup.part.TimeLimit;
import java.util.UUID;

/**
 * What a backup is to be like.
 *
 * @param workers how many sessions read rows side by side
 * @param withUnlogged whether the rows of unlogged tables are kept too
 * @param rangeBytes how much of a big table, as it is on disk, goes into one file
 * @param lockTries how often in all the tables are tried to be locked
 * @param limit what ends it in time
 * @param toolVersion our version, for the manifest
 */
public record BackupTerms(
    UUID runId,
    String environment,
    Compression compression,
    int workers,
    boolean withUnlogged,
    long rangeBytes,
    int lockTries,
    TimeLimit limit,
    String toolVersion) {

  /** Big enough to be worth a file, small enough that the last one is not waited for long. */
  public static final long RANGE_BYTES = 128L << 20;

  /** As many as two processors keep busy, the server's part of the work included. */
  public static final int WORKERS = 2;
}
