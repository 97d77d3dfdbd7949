/** Holding what stands in a restored database against what its backup says. */
@NullMarked
package dev.slipway.backup.restore.compare;

import org.jspecify.annotations.NullMarked;
