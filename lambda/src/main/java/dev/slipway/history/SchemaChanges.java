package dev.slipway.history;

import java.util.List;

/**
 * How the schema differs from what the last run left.
 *
 * @param interrupted whether a run has ended without a word after that, so that these may be its
 *     changes
 */
public record SchemaChanges(List<SchemaChange> list, boolean interrupted) {}
