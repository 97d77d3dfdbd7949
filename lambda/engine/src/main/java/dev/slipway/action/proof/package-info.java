/** Proves that migrations can be taken back. */
@NullMarked
package dev.slipway.action.proof;

import org.jspecify.annotations.NullMarked;
