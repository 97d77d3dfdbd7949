/** Copies rows from another database. */
@NullMarked
package dev.slipway.action.copy;

import org.jspecify.annotations.NullMarked;
