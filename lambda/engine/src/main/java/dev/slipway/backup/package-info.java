/** Takes backups: what belongs in one, and how it is written. */
@NullMarked
package dev.slipway.backup;

import org.jspecify.annotations.NullMarked;
