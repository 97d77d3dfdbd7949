/**
 * The only readers and writers of what is remembered in the database: schema_migrations,
 * schema_migration_runs, schema_migration_objects and schema_migration_deploys.
 */
@NullMarked
package dev.slipway.history;

import org.jspecify.annotations.NullMarked;
