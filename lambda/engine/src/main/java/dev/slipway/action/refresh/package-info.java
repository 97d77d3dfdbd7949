/** Refreshes materialized views. */
@NullMarked
package dev.slipway.action.refresh;

import org.jspecify.annotations.NullMarked;
