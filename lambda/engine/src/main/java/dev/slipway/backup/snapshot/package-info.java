/** Snapshots of RDS as backups: named, tagged, waited for, and kept no longer than asked. */
@NullMarked
package dev.slipway.backup.snapshot;

import org.jspecify.annotations.NullMarked;
