package dev.slipway.history;

import dev.slipway.migration.Version;
import org.jspecify.annotations.Nullable;

/**
 * What a migration leaves in schema_migrations.
 *
 * @param checksum of the UP section
 * @param downScript null when it has none
 * @param appliedBy null lets the database user stand for it
 */
public record HistoryEntry(
    Version version,
    String description,
    String checksum,
    @Nullable String downScript,
    @Nullable String appliedBy) {}
