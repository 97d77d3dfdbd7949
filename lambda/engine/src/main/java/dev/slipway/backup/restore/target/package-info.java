/** The database that is restored into: what it is, holds and lacks, and how far it has come. */
@NullMarked
package dev.slipway.backup.restore.target;

import org.jspecify.annotations.NullMarked;
