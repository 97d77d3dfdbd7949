/** Restores backups. */
@NullMarked
package dev.slipway.action.restore;

import org.jspecify.annotations.NullMarked;
