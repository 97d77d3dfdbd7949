/** The only readers and writers of schema_migrations and schema_migration_runs. */
@NullMarked
package dev.slipway.history;

import org.jspecify.annotations.NullMarked;
