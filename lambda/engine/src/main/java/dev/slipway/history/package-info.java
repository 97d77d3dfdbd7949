/**
 * The only readers and writers of what is remembered in the database: schema_migrations,
 * schema_migration_runs, schema_migration_objects and schema_migration_deploys. The rows of
 * schema_migration_backfills, which is made here, are {@code backfill.state}'s.
 */
@NullMarked
package dev.slipway.history;

import org.jspecify.annotations.NullMarked;
