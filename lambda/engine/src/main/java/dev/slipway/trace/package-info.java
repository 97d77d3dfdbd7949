/** What statements do to others, measured on a database that nobody else is in. */
@NullMarked
package dev.slipway.trace;

import org.jspecify.annotations.NullMarked;
