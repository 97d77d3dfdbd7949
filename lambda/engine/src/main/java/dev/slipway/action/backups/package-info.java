/** Lists backups, and prunes them. */
@NullMarked
package dev.slipway.action.backups;

import org.jspecify.annotations.NullMarked;
