/** Adopts a database that has its schema already. */
@NullMarked
package dev.slipway.action.baseline;

import org.jspecify.annotations.NullMarked;
