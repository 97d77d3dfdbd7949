/** The units of a restore: what is done at once or not at all, and written down with it. */
@NullMarked
package dev.slipway.backup.restore.unit;

import org.jspecify.annotations.NullMarked;
