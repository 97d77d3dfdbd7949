/** The proof that a backup restores: it is restored into a scratch database, and compared. */
@NullMarked
package dev.slipway.backup.rehearse;

import org.jspecify.annotations.NullMarked;
