package dev.slipway.history;

import dev.slipway.migration.Version;
import org.jspecify.annotations.Nullable;

/**
 * What a migration leaves in schema_migrations that another tool has done.
 *
 * @param checksum of the UP section, null where there is no file
 * @param downScript null when it has none
 * @param appliedAt as ISO 8601 text, null where the tool does not say
 * @param appliedBy the tool, and who ran it
 */
public record AdoptedEntry(
    Version version,
    String description,
    @Nullable String checksum,
    @Nullable String downScript,
    @Nullable String appliedAt,
    String appliedBy) {}
