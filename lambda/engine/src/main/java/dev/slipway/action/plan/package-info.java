/** Shows what would run. */
@NullMarked
package dev.slipway.action.plan;

import org.jspecify.annotations.NullMarked;
