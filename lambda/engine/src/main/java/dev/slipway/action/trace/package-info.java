/** Measures what pending migrations do to others, on a scratch database. */
@NullMarked
package dev.slipway.action.trace;

import org.jspecify.annotations.NullMarked;
