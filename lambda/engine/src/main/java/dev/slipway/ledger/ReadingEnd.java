package dev.slipway.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What the audit log is told of a run that only reads.
 *
 * @param backupUri where the backup is that it took, null for none
 * @param message what else there is to say, null for nothing
 */
public record ReadingEnd(@Nullable String backupUri, @Nullable String message) {}
