package dev.slipway.history;

import java.util.List;

/**
 * How the schema differs from what is recorded.
 *
 * @param outdated whether a run may have changed the schema since, and did not come to record it
 */
public record SchemaChanges(List<SchemaChange> list, boolean outdated) {}
