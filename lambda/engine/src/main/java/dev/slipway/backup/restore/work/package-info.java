/** Doing the units of a restore: in which order, side by side, again when a lock was in the way. */
@NullMarked
package dev.slipway.backup.restore.work;

import org.jspecify.annotations.NullMarked;
