/** Backs a database up. */
@NullMarked
package dev.slipway.action.backup;

import org.jspecify.annotations.NullMarked;
