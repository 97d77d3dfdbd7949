/** Proof that a schema is what its migrations make of it. */
@NullMarked
package dev.slipway.proof;

import org.jspecify.annotations.NullMarked;
