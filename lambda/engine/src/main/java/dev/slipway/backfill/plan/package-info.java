/** How a backfill is gone through: values, decided without a server. */
@NullMarked
package dev.slipway.backfill.plan;

import org.jspecify.annotations.NullMarked;
