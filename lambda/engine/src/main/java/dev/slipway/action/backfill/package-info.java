/** Changes data in batches, from a file. */
@NullMarked
package dev.slipway.action.backfill;

import org.jspecify.annotations.NullMarked;
