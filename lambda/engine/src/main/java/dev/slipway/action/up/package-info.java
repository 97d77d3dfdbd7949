/** Brings the schema up. */
@NullMarked
package dev.slipway.action.up;

import org.jspecify.annotations.NullMarked;
