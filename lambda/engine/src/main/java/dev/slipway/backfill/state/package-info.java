/** How far backfills are: the only reader and writer of the rows of schema_migration_backfills. */
@NullMarked
package dev.slipway.backfill.state;

import org.jspecify.annotations.NullMarked;
