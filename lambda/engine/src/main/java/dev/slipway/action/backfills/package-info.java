/** Lists the backfills, and how far each is. */
@NullMarked
package dev.slipway.action.backfills;

import org.jspecify.annotations.NullMarked;
