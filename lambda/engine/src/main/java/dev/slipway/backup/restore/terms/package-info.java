/** How a backup is to be restored, and how a restore says no. */
@NullMarked
package dev.slipway.backup.restore.terms;

import org.jspecify.annotations.NullMarked;
