/** The files of a backup, made side by side on one snapshot. */
@NullMarked
package dev.slipway.backup.part;

import org.jspecify.annotations.NullMarked;
