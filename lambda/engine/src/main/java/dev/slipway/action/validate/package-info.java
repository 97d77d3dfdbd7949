/** Holds the files against the history. */
@NullMarked
package dev.slipway.action.validate;

import org.jspecify.annotations.NullMarked;
