/** Says whether a backup is whole. */
@NullMarked
package dev.slipway.action.verifybackup;

import org.jspecify.annotations.NullMarked;
