/** Backups: what belongs in one, how it is written, and what a store holds of them. */
@NullMarked
package dev.slipway.backup;

import org.jspecify.annotations.NullMarked;
