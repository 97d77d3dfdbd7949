package dev.slipway.history;

import java.util.List;

/**
 * How the schema differs from what is recorded.
 *
 * @param rightsRecorded whether owners, privileges and comments are recorded too
 * @param outdated whether a run may have changed the schema since, and did not come to record it
 */
public record SchemaChanges(List<SchemaChange> list, boolean rightsRecorded, boolean outdated) {}
