/** Backfill files as values: what they say of themselves, and the statement of a batch. No JDBC. */
@NullMarked
package dev.slipway.backfill.file;

import org.jspecify.annotations.NullMarked;
