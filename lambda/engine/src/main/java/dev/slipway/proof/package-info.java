/** Proving that migrations go up, down and up again, on a database made for that. */
@NullMarked
package dev.slipway.proof;

import org.jspecify.annotations.NullMarked;
