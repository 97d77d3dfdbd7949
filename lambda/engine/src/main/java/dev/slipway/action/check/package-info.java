/** Looks for what is wrong with the rows of a database. */
@NullMarked
package dev.slipway.action.check;

import org.jspecify.annotations.NullMarked;
