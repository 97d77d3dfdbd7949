package dev.slipway.history;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run when it starts.
 *
 * @param mayChange whether what migrations build on may be another after it; false for what only
 *     reads and for what goes on beside deploys, of which no number of migrations is written down
 * @param renames whether the database is of this environment from now on, whatever it was
 * @param invokedBy null lets the database user stand for it
 * @param deploy the deploy that the run is a part of, null for none
 */
public record RunEntry(
    UUID runId,
    String action,
    boolean mayChange,
    String environment,
    boolean renames,
    String toolVersion,
    @Nullable String invokedBy,
    @Nullable Deploy deploy) {}
