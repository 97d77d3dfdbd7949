package dev.slipway.history;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run when it starts.
 *
 * @param renames whether the database is of this environment from now on, whatever it was
 * @param invokedBy null lets the database user stand for it
 * @param deploy the deploy that the run is a part of, null for none
 */
public record RunEntry(
    UUID runId,
    String action,
    String environment,
    boolean renames,
    String toolVersion,
    @Nullable String invokedBy,
    @Nullable Deploy deploy) {}
