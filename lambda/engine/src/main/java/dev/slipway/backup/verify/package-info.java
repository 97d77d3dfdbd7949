/** Whether a backup is what its manifest says. */
@NullMarked
package dev.slipway.backup.verify;

import org.jspecify.annotations.NullMarked;
