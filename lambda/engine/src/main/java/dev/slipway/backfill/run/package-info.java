/** Carrying backfills out: batch by batch, each a transaction that its place commits with. */
@NullMarked
package dev.slipway.backfill.run;

import org.jspecify.annotations.NullMarked;
