/** Hazards in migrations: what a statement blocks or loses, and how it is written safely. */
@NullMarked
package dev.slipway.lint;

import org.jspecify.annotations.NullMarked;
