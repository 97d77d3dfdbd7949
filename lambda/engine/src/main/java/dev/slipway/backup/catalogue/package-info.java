/** Backups in a store: where they lie, which there are, and reading one. */
@NullMarked
package dev.slipway.backup.catalogue;

import org.jspecify.annotations.NullMarked;
